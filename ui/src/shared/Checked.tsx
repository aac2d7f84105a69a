// How a code with a check digit looks.
import { useTranslation } from "react-i18next";
import type { Finding } from "@/ipc";
import { classes } from "./classes";
import factsCss from "./Facts.module.css";
import textCss from "./text.module.css";

interface CheckedProps {
  code: string | null | undefined;
  finding: Finding | null | undefined;
  /** With the words below it rather than behind a sign. */
  words?: boolean;
}

/** A code, and what its digits say about it. Only what may be wrong is marked. */
export function Checked({ code, finding, words }: CheckedProps) {
  const { t } = useTranslation();
  if (!code) return null;
  const said = finding && t(`shared.code.${finding.finding}`, finding.finding === "bad_check_digit" ? { expected: finding.expected } : {});
  const isDoubtful = finding?.finding === "bad_check_digit" || finding?.finding === "malformed";
  if (words) {
    return (
      <>
        <span className={textCss.figure}>{code}</span>
        {said && <span className={classes(factsCss.hint, isDoubtful ? textCss.warn : finding.finding === "valid" ? textCss.good : textCss.faint)}>{said}</span>}
      </>
    );
  }
  return (
    <span className={classes(textCss.figure, isDoubtful && textCss.warn)} title={isDoubtful && said ? said : undefined}>
      {code}
      {isDoubtful && " ⚠"}
    </span>
  );
}
