import { fireEvent } from "@testing-library/react";
import { expect, test } from "vitest";
import { keepTyped, takeTyped } from "./typedAhead";

test("letters typed before the field has the keyboard come into it, and no other takes them", () => {
  keepTyped();
  for (const key of ["d", "k", "Enter"]) fireEvent.keyDown(document.body, { key });
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  expect(takeTyped()).toBe("dk");
  fireEvent.keyDown(document.body, { key: "x" });
  expect(takeTyped()).toBe("");
});
