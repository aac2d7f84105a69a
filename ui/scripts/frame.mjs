// Writes into index.html what has to stand there before any script runs: the colours, and the rail in both languages.
import { readFileSync } from "node:fs";
import { cssVariables } from "../src/app/palette.mjs";

const words = (language) => JSON.parse(readFileSync(new URL(`../src/i18n/${language}/app.json`, import.meta.url), "utf8"));
const RAIL = ["today", "deals", "results", "organisations", "rates", "statements", "import", "settings"];

export function frame() {
  return {
    name: "frame",
    transformIndexHtml(html) {
      const zh = words("zh-CN").rail;
      const en = words("en").rail;
      const items = RAIL.map(
        (key) => `<span class="rail-item"><i class="rail-icon"></i><span lang="zh-CN">${zh[key]}</span><span lang="en">${en[key]}</span></span>`,
      );
      return {
        html: html.replace("<!--rail-->", items.join("")),
        tags: [{ tag: "style", children: cssVariables(), injectTo: "head-prepend" }],
      };
    },
  };
}
