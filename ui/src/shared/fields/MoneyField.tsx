import { Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, type Failure } from "@/ipc";
import { useComposed } from "../composition";
import { formatMoney } from "../format";
import { useSay } from "../say";
import { Field } from "./Field";
import { useUnderstood } from "./useUnderstood";

interface MoneyFieldProps {
  label: string;
  /** The amount as the desk writes it, `125000.00`; null for none. */
  value: string | null;
  onChange: (amount: string | null) => void;
  name?: string;
  failure?: Failure | null;
  required?: boolean;
  autoFocus?: boolean;
  hint?: string;
}

const shownAs = (amount: string | null) => (amount === null ? "" : formatMoney(amount).replace("\u2212", "-"));

/** An amount as it is typed, 12.5万 or １２５０００; what was understood is shown at once. */
export function MoneyField({ value, onChange, autoFocus, hint, ...field }: MoneyFieldProps) {
  const { t } = useTranslation();
  const say = useSay();
  const [text, setText] = useState(shownAs(value));
  const { answer, failure, isCurrent } = useUnderstood(text, (text) => rpc("amount_read", { text }));
  const reported = useRef(value);
  const report = (amount: string | null) => {
    if (amount === reported.current) return;
    reported.current = amount;
    onChange(amount);
  };
  useEffect(() => {
    // The form was filled or emptied from outside.
    if (value !== reported.current) {
      reported.current = value;
      setText(shownAs(value));
    }
  }, [value]);
  useEffect(() => {
    if (text.trim() === "") report(null);
    else if (answer) report(answer.amount);
    else if (failure) report(null);
  }, [text, answer, failure]);
  const understood = failure
    ? { text: say(failure.message), bad: true }
    : answer && text.trim() !== "" && answer.amount !== text.replaceAll(",", "")
      ? { text: `= ${formatMoney(answer.amount)} ${t("shared.yuan")}`, bad: false }
      : undefined;
  return (
    <Field {...field} hint={understood ? <span className={understood.bad ? "bad" : "good"}>{understood.text}</span> : hint}>
      <Input
        {...useComposed(text, setText)}
        className="figure-field"
        onBlur={() => isCurrent && answer && setText(shownAs(answer.amount))}
        suffix={t("shared.yuan")}
        inputMode="decimal"
        autoFocus={autoFocus}
        status={failure ? "error" : undefined}
      />
    </Field>
  );
}
