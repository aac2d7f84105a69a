import { Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useComposed } from "../composition";
import { formatRate, readRate } from "../rate";

/** A rate typed in per cent; reports a fraction as the desk writes it. */
export function RateInput({ value, onChange, label, isWrong }: {
  value: string | null;
  onChange: (rate: string | null) => void;
  label: string;
  isWrong?: boolean;
}) {
  const shown = (rate: string | null) => (rate === null ? "" : formatRate(rate).slice(0, -1));
  const [text, setText] = useState(shown(value));
  const reported = useRef(value);
  useEffect(() => {
    if (value === reported.current) return;
    reported.current = value;
    setText(shown(value));
  }, [value]);
  const typed = (next: string) => {
    setText(next);
    reported.current = readRate(next);
    onChange(reported.current);
  };
  return (
    <Input
      {...useComposed(text, typed)}
      className="figure-field"
      suffix="%"
      inputMode="decimal"
      aria-label={label}
      status={isWrong || (text !== "" && value === null) ? "error" : undefined}
    />
  );
}
