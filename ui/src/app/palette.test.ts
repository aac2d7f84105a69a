import { expect, test } from "vitest";
import { dark, light, type Palette } from "./palette.mjs";

const GROUNDS = ["paper", "paperDeep", "surface", "raised"] as const;
const WORDS = ["ink", "inkSoft", "inkFaint", "teal", "seal", "amber"] as const;
const PAIRS: [word: keyof Palette, ground: keyof Palette][] = [
  ...WORDS.flatMap((word) => GROUNDS.map((ground): [keyof Palette, keyof Palette] => [word, ground])),
  ["teal", "tealSoft"],
  ["ink", "tealSoft"],
  ["seal", "sealSoft"],
  ["amber", "amberSoft"],
  ["onTeal", "teal"],
  ["onTeal", "tealHover"],
  ["onAmber", "amber"],
];

function luminance(colour: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

test.each([
  ["light", light],
  ["dark", dark],
])("every word can be read on every ground, %s", (_, palette) => {
  const faint = PAIRS.filter(([word, ground]) => contrast(palette[word], palette[ground]) < 4.5);
  expect(faint.map(([word, ground]) => `${word} on ${ground}: ${contrast(palette[word], palette[ground]).toFixed(2)}`)).toEqual([]);
});

test.each([
  ["light", light],
  ["dark", dark],
])("the edge of a field is seen on every ground that fields stand on, %s", (_, palette) => {
  for (const ground of ["paper", "surface", "raised"] as const) expect(contrast(palette.edge, palette[ground]), ground).toBeGreaterThanOrEqual(3);
});
