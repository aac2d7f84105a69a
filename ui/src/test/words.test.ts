// What the types of the words can't say: none is empty, and both languages fill in the same places.
import { expect, test } from "vitest";
import { en, zh } from "@/i18n";

function wordsOf(words: object, path = ""): [key: string, word: string][] {
  return Object.entries(words).flatMap(([key, inner]) => {
    const at = path ? `${path}.${key}` : key;
    return typeof inner === "string" ? [[at, inner]] : wordsOf(inner as object, at);
  });
}

test("no word is empty", () => {
  for (const words of [zh, en]) expect(wordsOf(words).filter(([, word]) => !word.trim())).toEqual([]);
});

test("placeholders agree", () => {
  const holes = (word: string) => [...word.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();
  const others = new Map(wordsOf(en));
  for (const [key, word] of wordsOf(zh)) {
    const other = others.get(key);
    if (other !== undefined) expect(holes(other), key).toEqual(holes(word));
  }
});
