// Writes into index.html what has to stand there before any script runs: the colours, the mark, and the rail in both languages.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { cssVariables } from "../src/app/palette.mjs";
import { MARK_BOX, MARK_PATHS } from "../src/shared/markPaths.mjs";

const SOURCE = fileURLToPath(new URL("../src", import.meta.url));

/** A word by its key, as the window finds it: `deal.rail.name` stands in `deal.json`. */
function word(language, key) {
  const [area, ...path] = key.split(".");
  const words = JSON.parse(readFileSync(`${SOURCE}/i18n/${language}/${area}.json`, "utf8"));
  return path.reduce((inner, part) => inner[part], words);
}

const both = (key) => `<span lang="zh-CN">${word("zh-CN", key)}</span><span lang="en">${word("en", key)}</span>`;

/** The words of the rail, from the list of features itself. */
async function railWords() {
  const { module } = await runnerImport(`${SOURCE}/app/features.ts`, { configFile: false, logLevel: "error", resolve: { alias: { "@": SOURCE } } });
  return module.RAIL.map(({ words }) => `${words}.name`);
}

export function frame() {
  return {
    name: "frame",
    async transformIndexHtml(html) {
      const paths = MARK_PATHS.map((path) => `<path d="${path}"/>`).join("");
      const brand = `<svg class="mark" viewBox="${MARK_BOX}">${paths}</svg>${both("app.product")}`;
      const items = (await railWords()).map((key) => `<span class="rail-item"><i class="rail-icon"></i>${both(key)}</span>`);
      return {
        html: html.replace("<!--brand-->", brand).replace("<!--rail-->", items.join("")),
        tags: [{ tag: "style", children: cssVariables(), injectTo: "head-prepend" }],
      };
    },
  };
}
