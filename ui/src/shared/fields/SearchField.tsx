// The search field over a list.
import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState, type Ref } from "react";
import { useComposed } from "../composition";
import fieldsCss from "./fields.module.css";

/** How long after the last key a search begins. */
const PAUSE_MS = 120;

/** A search that waits for the end of a candidate and for a pause. */
export function SearchField({ value, onSearch, placeholder, inputRef }: {
  value: string;
  onSearch: (text: string) => void;
  placeholder: string;
  inputRef?: Ref<InputRef>;
}) {
  const [text, setText] = useState(value);
  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const waiting = setTimeout(() => search.current(text), PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [text, value]);
  return (
    <Input
      {...useComposed(text, setText)}
      ref={inputRef}
      className={fieldsCss.search}
      allowClear
      prefix={<SearchOutlined />}
      placeholder={placeholder}
      aria-label={placeholder}
      onPressEnter={() => onSearch(text)}
    />
  );
}
