// @vitest-environment node
// What the schemas of the commands become in TypeScript, and that the committed bindings are those of the program.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bindings, bindingsOfBinary } from "../../scripts/bindings.mjs";

const written = (name: string, schema: object): string => bindings([{ name: "look", says: "Looks.", way: "read", request: { title: name, ...schema }, answer: { title: "Nothing", type: "object" } }]);

test("a closed list of words is an array and its type", () => {
  const words = { description: "Why.", oneOf: [{ const: "land", description: "No land." }, { enum: ["price"] }] };
  expect(written("ClosureReason", words)).toContain(
    '/** Why. */\nexport type ClosureReason = (typeof CLOSURE_REASONS)[number];\nexport const CLOSURE_REASONS = [\n  /** No land. */\n  "land",\n  "price",\n] as const;',
  );
  expect(written("Currency", { enum: ["CNY"] })).toContain('export const CURRENCIES = [\n  "CNY",\n] as const;');
});

test("what tells the members of a union apart is an array too", () => {
  const member = (kind: string, more = {}) => ({ type: "object", properties: { ...more, kind: { const: kind } }, required: ["kind"] });
  const text = written("What", { oneOf: [member("receipt"), member("refund", { amount: { type: "string" } })] });
  expect(text).toContain('export const WHAT_KINDS = [\n  "receipt",\n  "refund",\n] as const;');
  expect(text).toContain('kind: "refund";');
  expect(written("StatementState", { oneOf: [{ properties: { state: { const: "draft" } } }] })).toContain("export const STATEMENT_STATES = [");
});

test("commands stand by the way in which they are carried out", () => {
  const text = bindings([
    { name: "look", says: "Looks.", way: "read", request: { title: "Nothing", type: "object" }, answer: { title: "Seen", type: "object" } },
    { name: "heard", says: "Hears.", way: "told", request: { title: "Nothing", type: "object" }, answer: { title: "Seen", type: "object" } },
  ]);
  expect(text).toMatch(/interface Reads {[^}]*look: \[Nothing, Seen\];\n}/);
  expect(text).toMatch(/interface Told {[^}]*heard: Seen;\n}/);
  expect(text).toMatch(/interface Acts {\n\n}/);
});

test("a record's catalogue is an array beside its type", () => {
  const record = { type: "object", properties: { name: { type: "string" } }, "x-fields": [{ key: "name", place: "name", kind: "text" }] };
  expect(written("ResearchResult", record)).toContain('export const RESEARCH_RESULT_FIELDS = [\n  { key: "name", place: "name", kind: "text" },\n] as const;');
});

test("a union without such a word is a type alone", () => {
  expect(written("Either", { anyOf: [{ type: "string" }, { type: "null" }] })).not.toContain("const");
});

test.runIf(process.env.BROKERDESK && existsSync(process.env.BROKERDESK))("the bindings are those of the list of commands", () => {
  expect(readFileSync("src/ipc/bindings.ts", "utf8")).toBe(bindingsOfBinary());
});
