// @vitest-environment node
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
// @ts-expect-error A script without types.
import { bindingsOfBinary } from "../../scripts/bindings.mjs";
import { sources } from "./sources";

const code = sources().filter(({ path }) => /\.tsx?$/.test(path));
const imports = (text: string) => [...text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map((match) => match[1]!);

test("features import no other feature", () => {
  for (const { path, text } of code) {
    const own = /^features\/([^/]+)\//.exec(path)?.[1];
    if (!own) continue;
    const foreign = imports(text).filter((from) => /^@\/features\//.test(from) || (/^(\.\.\/){2,}/.test(from) && !from.startsWith("../../test")));
    expect(foreign, path).toEqual([]);
    expect(imports(text).filter((from) => from.startsWith("@/app")), path).toEqual([]);
  }
});

test("shared parts import nothing from features or the app", () => {
  for (const { path, text } of code.filter(({ path }) => path.startsWith("shared/"))) {
    expect(imports(text).filter((from) => /features|@\/app/.test(from)), path).toEqual([]);
  }
});

test("only one file calls the shell", () => {
  const callers = code.filter(({ path, text }) => /from "@tauri-apps\/api\/core"/.test(text) && !path.startsWith("test/"));
  expect(callers.map(({ path }) => path)).toEqual(["ipc/rpc.ts"]);
});

test("colours are written in one file only", () => {
  const written = sources().filter(({ path, text }) => !path.startsWith("app/palette") && !/\.test\./.test(path) && /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(text));
  expect(written.map(({ path }) => path)).toEqual([]);
});

test("files stay short", () => {
  const long = code.filter(({ path, text }) => path !== "ipc/bindings.ts" && text.split("\n").length > 310);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test.runIf(process.env.BROKERDESK && existsSync(process.env.BROKERDESK))("the bindings are those of the list of commands", () => {
  expect(readFileSync("src/ipc/bindings.ts", "utf8")).toBe(bindingsOfBinary());
});
