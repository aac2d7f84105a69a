import { expect, test } from "vitest";
import { tailOf } from "./tail";

test.each([
  ["样品已寄出 @3d", { said: "样品已寄出", day: "3d" }],
  ["样品已寄出＠下周三", { said: "样品已寄出", day: "下周三" }],
  ["sent the sample\nto Li @1205 ", { said: "sent the sample\nto Li", day: "1205" }],
  ["@3d", { said: "", day: "3d" }],
  ["请发到 zhang@163.com", { said: "请发到 zhang@163.com" }],
  ["@张工 下周来", { said: "@张工 下周来" }],
  [" 等回复 ", { said: "等回复" }],
])("%s", (text, expected) => {
  expect(tailOf(text)).toEqual(expected);
});
