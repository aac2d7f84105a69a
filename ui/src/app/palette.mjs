// The only file in which a colour is written. Paper, ink and one seal.

/** @typedef {typeof light} Palette */

export const light = {
  paper: "#faf7f0",
  paperDeep: "#f3eee3",
  surface: "#fffdf8",
  raised: "#ffffff",
  ink: "#1f2523",
  inkSoft: "#525a56",
  inkFaint: "#656c67",
  hairline: "#e6dfd1",
  hairlineStrong: "#d2c9b7",
  edge: "#938d7f",
  teal: "#0e5a5e",
  tealHover: "#13747a",
  tealPress: "#0a4448",
  tealSoft: "#e3eeec",
  onTeal: "#ffffff",
  seal: "#a3261c",
  sealHover: "#bb3a2e",
  sealSoft: "#f8e7e3",
  amber: "#ad4b00",
  amberSoft: "#fbeedd",
  onAmber: "#ffffff",
  shade: "rgba(31, 37, 35, 0.32)",
  hover: "rgba(31, 37, 35, 0.045)",
  bone: "rgba(31, 37, 35, 0.075)",
};

export const dark = {
  paper: "#151817",
  paperDeep: "#101312",
  surface: "#1b1f1d",
  raised: "#232826",
  ink: "#ece7db",
  inkSoft: "#b9b8ad",
  inkFaint: "#989a90",
  hairline: "#2e3431",
  hairlineStrong: "#434b47",
  edge: "#6b736f",
  teal: "#6dbcb6",
  tealHover: "#86cec8",
  tealPress: "#559f9a",
  tealSoft: "#1d3533",
  onTeal: "#0b1514",
  seal: "#ee8476",
  sealHover: "#f39a8e",
  sealSoft: "#3c211d",
  amber: "#eba04c",
  amberSoft: "#38291a",
  onAmber: "#1d1204",
  shade: "rgba(0, 0, 0, 0.55)",
  hover: "rgba(236, 231, 219, 0.05)",
  bone: "rgba(236, 231, 219, 0.09)",
};

const name = (key) => `--${key.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`;
const block = (palette) => Object.entries(palette).map(([key, colour]) => `${name(key)}:${colour}`).join(";");

/** The palettes as custom properties: light, dark where the page is marked so, and light on paper and on what shows a paper. */
export function cssVariables() {
  const bright = `color-scheme:light;${block(light)}`;
  const night = `color-scheme:dark;${block(dark)}`;
  return `:root,[data-paper]{${bright}}:root[data-theme="dark"]{${night}}@media print{:root[data-theme]{${bright}}}`;
}
