// The chain that explains a line of commission.
import { useTranslation } from "react-i18next";
import { formatMoney } from "../format";
import { partWords, stepsOf, zeroWords, type Explained, type SumTable } from "./steps";
import { classes } from "../classes";
import explainCss from "./explain.module.css";
import sheetCss from "../sheet.module.css";
import textCss from "../text.module.css";

/** A text whose days are not broken at their hyphens. */
function whole(text: string) {
  return text.split(/(\d{4}-\d{2}-\d{2})/).map((piece, index) => (index % 2 ? <span key={index} className={textCss.figure}>{piece}</span> : piece));
}

/** How a line came about, step by step, down to each payee's part; a zero says why. */
export function Chain({ of, children }: { of: Explained; children?: React.ReactNode }) {
  const { t } = useTranslation();
  const zero = of.line.explain.zero;
  return (
    <div className={explainCss.chain} role="region" aria-label={t("commission.explain.title")}>
      {zero && <p className={explainCss.zero}>{zeroWords(t, zero)}</p>}
      <ol className={explainCss.steps}>
        {stepsOf(of, t).map((step) => (
          <li key={step.key}>
            <span className={explainCss.label}>{step.label}</span>
            <span className={explainCss.text}>{whole(step.text)}</span>
            <span className={classes(explainCss.result, textCss.figure)}>{step.result}</span>
            {step.sums && (
              <div className={explainCss.sums}>
                {step.sums.map((sum) => (
                  <Sum key={sum.title} sum={sum} />
                ))}
              </div>
            )}
          </li>
        ))}
        {of.parts.map((part, index) => (
          <li key={part.name}>
            <span className={explainCss.label}>{index === 0 ? t("commission.explain.step.parts") : ""}</span>
            <span className={explainCss.text}>{partWords(of, part, t)}</span>
            <span className={classes(explainCss.result, textCss.figure)}>{formatMoney(part.amount)}</span>
          </li>
        ))}
      </ol>
      {children}
      <p className={explainCss.note}>{t("commission.explain.rounding")}</p>
    </div>
  );
}

function Sum({ sum }: { sum: SumTable }) {
  const { t } = useTranslation();
  return (
    <table className={classes(sheetCss.sheet, sheetCss.quiet)}>
      <caption>{sum.title}</caption>
      <tbody>
        {sum.rows.map((row) => (
          <tr key={row.band}>
            <td>{row.band}</td>
            <td className={textCss.right}>{row.stretch}</td>
            <td className={textCss.right}>× {row.rate}</td>
            <td className={textCss.right}>{row.amount}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={3}>{sum.factor ? t("commission.explain.totalFactor", { factor: sum.factor }) : t("commission.explain.total")}</td>
          <td className={textCss.right}>{sum.total}</td>
        </tr>
      </tfoot>
    </table>
  );
}
