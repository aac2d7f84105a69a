import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const SOURCE = join(process.cwd(), "src");

/** Every source file under src, with its path from there. */
export function sources(): { path: string; text: string }[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /\.(tsx?|mjs|css)$/.test(file))
    .map((file) => ({ path: relative(SOURCE, join(SOURCE, file)), text: readFileSync(join(SOURCE, file), "utf8") }));
}
