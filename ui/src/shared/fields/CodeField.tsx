// The field of a code with a check digit.
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, type CodeKind } from "@/ipc";
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
}

/** A code whose check digit is looked at while it is typed; a doubt is said and never refused. */
export function CodeField({ kind, value, onChange, ownName, ...field }: CodeFieldProps) {
  const { t } = useTranslation();
  const { answer } = useUnderstood(value, (text) => rpc("code_check", { kind, text }));
  const finding = answer?.finding;
  const isFine = finding?.finding === "valid" || finding?.finding === "well_formed";
  const isDoubtful = finding?.finding === "bad_check_digit" || finding?.finding === "malformed" || finding?.finding === "publication_number" || finding?.finding === "application_number";
  const known = answer?.known_as && answer.known_as !== ownName ? answer.known_as : undefined;
  const said = finding
    ? t(`shared.code.${finding.finding}`, finding.finding === "bad_check_digit" ? { expected: finding.expected } : {})
    : undefined;
  const hint = known ? <span className={textCss.bad}>{t("shared.code.known", { name: known })}</span> : said && <span className={isFine ? textCss.good : isDoubtful ? textCss.warn : undefined}>{said}</span>;
  return (
    <Field {...field} hint={hint}>
      <Input
        {...useComposed(value, onChange)}
        className={fieldsCss.code}
        spellCheck={false}
        status={known ? "error" : isDoubtful ? "warning" : undefined}
        onBlur={() => answer && isFine && onChange(answer.normal)}
      />
    </Field>
  );
}
