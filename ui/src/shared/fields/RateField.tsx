// A rate in per cent.
import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useComposed } from "../composition";
import { useReader } from "../form/context";
import { formatRate, readRate } from "../rate";
import fieldsCss from "./fields.module.css";

const shown = (rate: string | null) => (rate === null ? "" : formatRate(rate).slice(0, -1));

/** A rate typed in per cent; reports a fraction as the desk writes it. */
export function RateInput({ value, onChange, label, isWrong }: {
  value: string | null;
  onChange: (rate: string | null) => void;
  label: string;
  isWrong?: boolean;
}) {
  const input = useRef<InputRef>(null);
  const tell = useReader(() => input.current?.focus());
  const [text, setText] = useState(shown(value));
  const reported = useRef(value);
  useEffect(() => {
    if (value === reported.current) return;
    reported.current = value;
    setText(shown(value));
    tell("read");
  }, [value, tell]);
  const typed = (next: string) => {
    setText(next);
    reported.current = readRate(next);
    onChange(reported.current);
    tell(reported.current === null && next.trim() !== "" ? "unreadable" : "read");
  };
  return (
    <Input
      {...useComposed(text, typed)}
      ref={input}
      className={fieldsCss.figure}
      suffix="%"
      inputMode="decimal"
      aria-label={label}
      status={isWrong || (text !== "" && value === null) ? "error" : undefined}
    />
  );
}
