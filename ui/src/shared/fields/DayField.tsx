import { CalendarOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, type Failure } from "@/ipc";
import { useComposed } from "../composition";
import { formatDay } from "../format";
import { useSay } from "../say";
import { Field } from "./Field";
import { useUnderstood } from "./useUnderstood";

const DayPanel = lazy(() => import("./DayPanel"));

interface DayFieldProps {
  label: string;
  /** `2026-03-12`; null for none. */
  value: string | null;
  onChange: (day: string | null) => void;
  name?: string;
  failure?: Failure | null;
  required?: boolean;
  hint?: string;
  autoFocus?: boolean;
}

/** A day as it is typed: 0312, 3d, 下周三, 2026-03-12; or chosen from a calendar. */
export function DayField({ value, onChange, hint, autoFocus, ...field }: DayFieldProps) {
  const { t, i18n } = useTranslation();
  const say = useSay();
  const [text, setText] = useState(value ?? "");
  const [isOpen, setOpen] = useState(false);
  const { answer, failure, isCurrent } = useUnderstood(text, (text) => rpc("day_read", { text }));
  const reported = useRef(value);
  const report = (day: string | null) => {
    if (day === reported.current) return;
    reported.current = day;
    onChange(day);
  };
  useEffect(() => {
    if (value !== reported.current) {
      reported.current = value;
      setText(value ?? "");
    }
  }, [value]);
  useEffect(() => {
    if (text.trim() === "") report(null);
    else if (answer) report(answer.day);
    else if (failure) report(null);
  }, [text, answer, failure]);
  const understood = failure
    ? { text: say(failure.message), bad: true }
    : answer && text.trim() !== ""
      ? { text: formatDay(answer.day, i18n.language), bad: false }
      : undefined;
  return (
    <Field {...field} hint={understood ? <span className={understood.bad ? "bad" : "good"}>{understood.text}</span> : hint}>
      <span className="day-field">
        <Input
          {...useComposed(text, setText)}
          autoFocus={autoFocus}
          placeholder={t("shared.day.placeholder")}
          status={failure ? "error" : undefined}
          onBlur={() => isCurrent && answer && setText(answer.day)}
          suffix={
            <button
              type="button"
              className="day-open"
              tabIndex={-1}
              aria-label={t("shared.day.calendar")}
              onClick={(event) => {
                event.preventDefault();
                setOpen(!isOpen);
              }}
            >
              <CalendarOutlined />
            </button>
          }
        />
        {isOpen && (
          <Suspense>
            <DayPanel
              value={answer?.day ?? value}
              onClose={() => setOpen(false)}
              onChoose={(day) => {
                setText(day);
                setOpen(false);
              }}
            />
          </Suspense>
        )}
      </span>
    </Field>
  );
}
