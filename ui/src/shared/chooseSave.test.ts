import { expect, test } from "vitest";
import { fileName } from "./chooseSave";

test.each([
  ["示例台 2026-11-22.bdbackup", "示例台 2026-11-22.bdbackup"],
  ["甲/乙*丙 2026-001.pdf", "甲-乙-丙 2026-001.pdf"],
  ["a\\b:c?d\"e<f>g|h\n.xlsx", "a-b-c-d-e-f-g-h-.xlsx"],
  ["..pdf", "-.pdf"],
  [`${"字".repeat(100)}.pdf`, `${"字".repeat(60)}.pdf`],
])("%j is proposed as %j", (proposed, name) => expect(fileName(proposed)).toBe(name));
