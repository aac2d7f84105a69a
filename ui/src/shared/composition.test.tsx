import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { guardComposition, useComposed, useSettledSearch } from "./composition";

function Search({ onSearch }: { onSearch: (text: string) => void }) {
  const [text, setText] = useState("");
  const settled = (next: string) => {
    setText(next);
    onSearch(next);
  };
  return <input aria-label="search" {...useComposed(text, settled)} />;
}

describe("a candidate being composed", () => {
  test("does not search until it is settled", () => {
    const onSearch = vi.fn();
    render(<Search onSearch={onSearch} />);
    const field = screen.getByLabelText("search") as HTMLInputElement;
    fireEvent.compositionStart(field);
    for (const text of ["l", "la", "lan"]) fireEvent.change(field, { target: { value: text } });
    expect(onSearch).not.toHaveBeenCalled();
    expect(field.value).toBe("lan");
    fireEvent.change(field, { target: { value: "兰" } });
    fireEvent.compositionEnd(field);
    expect(onSearch.mock.calls).toEqual([["兰"]]);
    expect(field.value).toBe("兰");
  });

  test("plain letters are reported at once", () => {
    const onSearch = vi.fn();
    render(<Search onSearch={onSearch} />);
    fireEvent.change(screen.getByLabelText("search"), { target: { value: "lzhj" } });
    expect(onSearch).toHaveBeenCalledWith("lzhj");
  });
});

describe("keys of the input method", () => {
  let release = () => {};
  afterEach(() => release());

  test.each([
    ["a candidate's Enter with isComposing", { isComposing: true }],
    ["WebKit's Enter, marked by 229 alone", { keyCode: 229 }],
  ])("%s reaches no handler", (_, init) => {
    release = guardComposition();
    const onKeyDown = vi.fn();
    render(<input aria-label="field" onKeyDown={onKeyDown} />);
    fireEvent.keyDown(screen.getByLabelText("field"), { key: "Enter", ...init });
    expect(onKeyDown).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByLabelText("field"), { key: "Enter", keyCode: 13 });
    expect(onKeyDown).toHaveBeenCalledOnce();
  });
});

describe("the search of a select", () => {
  test("hears only settled text", () => {
    const release = guardComposition();
    const onSettled = vi.fn();
    function Select() {
      const onSearch = useSettledSearch(onSettled);
      return <input aria-label="select" onChange={(event) => onSearch(event.target.value)} />;
    }
    render(<Select />);
    const field = screen.getByLabelText("select");
    fireEvent.compositionStart(field);
    for (const text of ["f", "fang", "防冰"]) fireEvent.change(field, { target: { value: text } });
    expect(onSettled).not.toHaveBeenCalled();
    fireEvent.compositionEnd(field);
    fireEvent.change(field, { target: { value: "防冰x" } });
    expect(onSettled.mock.calls).toEqual([["防冰"], ["防冰x"]]);
    release();
  });
});
