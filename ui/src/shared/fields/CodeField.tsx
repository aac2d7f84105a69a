// The field of a code with a check digit.
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useEffect, useRef } from "react";
import { rpc, type CodeChecked, type CodeKind } from "@/ipc";
import { useComposed } from "../composition";
import { Field } from "./Field";
import { useUnderstood } from "./useUnderstood";
import fieldsCss from "./fields.module.css";
import textCss from "../text.module.css";

interface CodeFieldProps {
  label: string;
  kind: CodeKind;
  value: string;
  onChange: (text: string) => void;
  name?: string;
  required?: boolean;
  /** The name of the record that is being changed: it may well have this code. */
  ownName?: string;
  /** Hears what a code says once it was typed, and may fill other fields by it. */
  onSays?: (answer: CodeChecked) => void;
  /** What was filled so. */
  filled?: string;
}

/** A code whose check digit is looked at while it is typed; a doubt is said and never refused. */
export function CodeField({ kind, value, onChange, ownName, onSays, filled, ...field }: CodeFieldProps) {
  const { t } = useTranslation();
  const { answer } = useUnderstood(value, (text) => rpc("code_check", { kind, text }));
  // Only what the code says fills anything, not what is typed elsewhere meanwhile.
  const says = useRef({ onSays, isTyped: false });
  says.current.onSays = onSays;
  useEffect(() => {
    if (answer && says.current.isTyped) says.current.onSays?.(answer);
  }, [answer]);
  const type = (text: string) => {
    says.current.isTyped = true;
    onChange(text);
  };
  const finding = answer?.finding;
  const isFine = finding?.finding === "valid" || finding?.finding === "well_formed";
  const isDoubtful = finding?.finding === "bad_check_digit" || finding?.finding === "malformed" || finding?.finding === "publication_number" || finding?.finding === "application_number";
  const known = answer?.known_as && answer.known_as !== ownName ? answer.known_as : undefined;
  const said = finding
    ? t(`shared.code.${finding.finding}`, finding.finding === "bad_check_digit" ? { expected: finding.expected } : {})
    : undefined;
  const hint = known ? <span className={textCss.bad}>{t("shared.code.known", { name: known })}</span> : said && <span className={isFine ? textCss.good : isDoubtful ? textCss.warn : undefined}>{said}</span>;
  return (
    <Field {...field} hint={filled ? <>{hint} {filled}</> : hint}>
      <Input
        {...useComposed(value, type)}
        className={fieldsCss.code}
        spellCheck={false}
        status={known ? "error" : isDoubtful ? "warning" : undefined}
        onBlur={() => answer && isFine && onChange(answer.normal)}
      />
    </Field>
  );
}
