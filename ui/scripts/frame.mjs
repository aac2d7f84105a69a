// Writes into index.html what has to stand there before any script runs: the colours, the mark, and the rail in both languages.
import { readFileSync } from "node:fs";
import { cssVariables } from "../src/app/palette.mjs";
import { MARK_BOX, MARK_PATHS } from "../src/shared/markPaths.mjs";

const RAIL = ["today", "deals", "results", "organisations", "rates", "statements", "import", "settings"];

const words = (language) => JSON.parse(readFileSync(new URL(`../src/i18n/${language}/app.json`, import.meta.url), "utf8"));
const both = (zh, en) => `<span lang="zh-CN">${zh}</span><span lang="en">${en}</span>`;

export function frame() {
  return {
    name: "frame",
    transformIndexHtml(html) {
      const [zh, en] = [words("zh-CN"), words("en")];
      const paths = MARK_PATHS.map((path) => `<path d="${path}"/>`).join("");
      const brand = `<svg class="mark" viewBox="${MARK_BOX}">${paths}</svg>${both(zh.product, en.product)}`;
      const items = RAIL.map((key) => `<span class="rail-item"><i class="rail-icon"></i>${both(zh.rail[key], en.rail[key])}</span>`);
      return {
        html: html.replace("<!--brand-->", brand).replace("<!--rail-->", items.join("")),
        tags: [{ tag: "style", children: cssVariables(), injectTo: "head-prepend" }],
      };
    },
  };
}
