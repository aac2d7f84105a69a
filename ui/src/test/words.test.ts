import { expect, test } from "vitest";
import { en, zh } from "@/i18n";
import { sources } from "./sources";

function keysOf(words: unknown, path = ""): string[] {
  if (typeof words !== "object" || words === null) return [path];
  return Object.entries(words).flatMap(([key, inner]) => keysOf(inner, path ? `${path}.${key}` : key));
}

const plain = (key: string) => key.replace(/_(one|other|zero|two|few|many)$/, "");
const known = new Set(keysOf(zh).map(plain));

test("both languages have the same keys", () => {
  expect([...new Set(keysOf(en).map(plain))].sort()).toEqual([...known].sort());
});

test("no word is empty", () => {
  const value = (words: unknown, key: string) => key.split(".").reduce<unknown>((inner, part) => (inner as Record<string, unknown>)[part], words);
  for (const words of [zh, en]) expect(keysOf(words).filter((key) => !value(words, key))).toEqual([]);
});

test("placeholders agree", () => {
  const holes = (text: unknown) => [...String(text).matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();
  const value = (words: unknown, key: string) => key.split(".").reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], words);
  for (const key of keysOf(zh)) {
    const other = value(en, key);
    if (other !== undefined) expect(holes(other), key).toEqual(holes(value(zh, key)));
  }
});

test("every key that the code names is there", () => {
  for (const { path, text } of sources()) {
    for (const [, key] of text.matchAll(/\bt\("([\w.]+)"/g)) expect(known.has(key!), `${path}: ${key}`).toBe(true);
  }
});
