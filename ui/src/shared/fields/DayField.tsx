// A day.
import { CalendarOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "@/ipc";
import { useComposed } from "../composition";
import { formatDay } from "../format";
import { useSay } from "../say";
import { Field } from "./Field";
import { Understood } from "./Understood";
import { useReading } from "./useReading";
import fieldsCss from "./fields.module.css";
import textCss from "../text.module.css";

const DayPanel = lazy(() => import("./DayPanel"));

interface DayFieldProps {
  label: string;
  /** `2026-03-12`; null for none. */
  value: string | null;
  onChange: (day: string | null) => void;
  name?: string;
  required?: boolean;
  bare?: boolean;
  hint?: string;
  /** What is unlikely about it; it is said and refuses nothing. */
  doubt?: string;
}

const shown = (day: string | null) => day ?? "";

/** A day as it is typed: 0312, 3d, 下周三, 2026-03-12; or chosen from a calendar. */
export function DayField({ value, onChange, hint, doubt, ...field }: DayFieldProps) {
  const { t, i18n } = useTranslation();
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const { text, setText, tidy, input, answer, failure } = useReading({
    value,
    onChange,
    read: (text) => rpc("day_read", { text }),
    valueIn: ({ day }) => day,
    shown,
  });
  const understood = failure
    ? { text: say(failure.message), tone: failure.is_breakage ? textCss.soft : textCss.bad }
    : answer && text.trim() !== ""
      ? { text: formatDay(answer.day, i18n.language), tone: textCss.good }
      : undefined;
  return (
    <Field {...field} isEmpty={value === null} hint={understood || doubt ? <Understood understood={understood} doubt={doubt} /> : hint}>
      <span className={fieldsCss.day}>
        <Input
          {...useComposed(text, setText)}
          ref={input}
          placeholder={t("shared.day.placeholder")}
          status={failure && !failure.is_breakage ? "error" : undefined}
          onBlur={tidy}
          suffix={
            <button
              type="button"
              className={fieldsCss.open}
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
