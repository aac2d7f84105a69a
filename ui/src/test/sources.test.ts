// @vitest-environment node
// What neither types nor Biome say of the sources: what a file is for, and that names and styles belong together.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).map((file) => join("src", file));
const text = (file: string) => readFileSync(file, "utf8");
const all = (pattern: RegExp, from: string) => [...from.matchAll(pattern)].map((match) => match[1]!);

/** The stylesheet's own classes. */
function classesIn(sheet: string): Set<string> {
  const own = text(sheet).replace(/\/\*.*?\*\//gs, "").replace(/:global\([^)]*\)/g, "").replace(/{[^{}]*}/g, "{}");
  return new Set(all(/\.([a-zA-Z]\w*)/g, own));
}

const used = new Map<string, Set<string>>();
for (const file of files.filter((file) => /\.tsx?$/.test(file))) {
  const source = text(file);
  for (const [, name, from] of source.matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)) {
    const sheet = from!.startsWith("@/") ? from!.replace("@", "src") : join(dirname(file), from!);
    const names = used.get(sheet) ?? new Set();
    for (const one of all(new RegExp(`\\b${name}\\.(\\w+)`, "g"), source)) names.add(one);
    // A part that picks a class by a word uses every class of its sheet.
    if (source.includes(`${name}[`)) for (const one of classesIn(sheet)) names.add(one);
    used.set(sheet, names);
  }
}

test("every class that is named has a style, and every style a use", () => {
  const sheets = files.filter((file) => file.endsWith(".module.css")).sort();
  expect([...used.keys()].sort()).toEqual(sheets);
  const listed = (names: (sheet: string) => Iterable<string>) => sheets.flatMap((sheet) => [...names(sheet)].sort().map((name) => `${sheet}: ${name}`));
  expect(listed((sheet) => used.get(sheet)!)).toEqual(listed(classesIn));
});

test("only what stands before any script, elements and the mask are styled for the whole window", () => {
  const whole = files.filter((file) => file.endsWith(".css") && !file.endsWith(".module.css"));
  expect(whole.sort()).toEqual(["src/app/frame.css", "src/shared/base.css", "src/shared/mask.css"]);
});

test("every file says first what it is for", () => {
  const silent = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file) && !/^\/[/*] /.test(text(file)));
  expect(silent).toEqual([]);
});
