// An amount of money.
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "@/ipc";
import { useComposed } from "../composition";
import { formatMoney } from "../format";
import { useSay } from "../say";
import { Field } from "./Field";
import { Understood } from "./Understood";
import { useReading } from "./useReading";
import fieldsCss from "./fields.module.css";
import textCss from "../text.module.css";

interface MoneyFieldProps {
  label: string;
  /** The amount as the desk writes it, `125000.00`; null for none. */
  value: string | null;
  onChange: (amount: string | null) => void;
  name?: string;
  required?: boolean;
  bare?: boolean;
  hint?: string;
  /** What is unlikely about it; it is said and refuses nothing. */
  doubt?: string;
}

const shown = (amount: string | null) => (amount === null ? "" : formatMoney(amount).replace("\u2212", "-"));

/** An amount as it is typed, 12.5万 or １２５０００; what was understood is shown at once. */
export function MoneyField({ value, onChange, hint, doubt, ...field }: MoneyFieldProps) {
  const { t } = useTranslation();
  const say = useSay();
  const { text, setText, tidy, input, answer, failure } = useReading({
    value,
    onChange,
    read: (text) => rpc("amount_read", { text }),
    valueIn: ({ amount }) => amount,
    shown,
  });
  const understood = failure
    ? { text: say(failure.message), tone: failure.is_breakage ? textCss.soft : textCss.bad }
    : answer && text.trim() !== "" && answer.amount !== text.replaceAll(",", "")
      ? { text: `= ${formatMoney(answer.amount)} ${t("shared.yuan")}`, tone: textCss.good }
      : undefined;
  return (
    <Field {...field} isEmpty={value === null} hint={understood || doubt ? <Understood understood={understood} doubt={doubt} /> : hint}>
      <Input
        {...useComposed(text, setText)}
        ref={input}
        className={fieldsCss.figure}
        onBlur={tidy}
        suffix={t("shared.yuan")}
        inputMode="decimal"
        status={failure && !failure.is_breakage ? "error" : undefined}
      />
    </Field>
  );
}
