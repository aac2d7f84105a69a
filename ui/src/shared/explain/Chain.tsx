import { useTranslation } from "react-i18next";
import { formatMoney } from "../format";
import { formatShare } from "../rate";
import { stepsOf, zeroWords, type Explained, type SumTable } from "./steps";
import "./explain.css";

/** A text whose days are not broken at their hyphens. */
function whole(text: string) {
  return text.split(/(\d{4}-\d{2}-\d{2})/).map((piece, index) => (index % 2 ? <span key={index} className="figure">{piece}</span> : piece));
}

/** How a line came about, step by step, down to each payee's part; a zero says why. */
export function Chain({ of, children }: { of: Explained; children?: React.ReactNode }) {
  const { t } = useTranslation();
  const zero = of.line.explain.zero;
  return (
    <div className="chain" role="region" aria-label={t("explain.title")}>
      {zero && <p className="chain-zero">{zeroWords(t, zero)}</p>}
      <ol className="chain-steps">
        {stepsOf(of, t).map((step) => (
          <li key={step.key}>
            <span className="chain-label">{step.label}</span>
            <span className="chain-text">{whole(step.text)}</span>
            <span className="chain-result figure">{step.result}</span>
            {step.sums && (
              <div className="chain-sums">
                {step.sums.map((sum) => (
                  <Sum key={sum.title} sum={sum} />
                ))}
              </div>
            )}
          </li>
        ))}
        {of.parts.map((part, index) => (
          <li key={part.name}>
            <span className="chain-label">{index === 0 ? t("explain.step.parts") : ""}</span>
            <span className="chain-text">
              {part.share ? t("explain.part", { name: part.name, payable: formatMoney(of.line.payable), share: formatShare(part.share) }) : part.name}
            </span>
            <span className="chain-result figure">{formatMoney(part.amount)}</span>
          </li>
        ))}
      </ol>
      {children}
      <p className="chain-note">{t("explain.rounding")}</p>
    </div>
  );
}

function Sum({ sum }: { sum: SumTable }) {
  const { t } = useTranslation();
  return (
    <table className="sheet is-quiet">
      <caption>{sum.title}</caption>
      <tbody>
        {sum.rows.map((row) => (
          <tr key={row.band}>
            <td>{row.band}</td>
            <td className="is-right">{row.stretch}</td>
            <td className="is-right">× {row.rate}</td>
            <td className="is-right">{row.amount}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={3}>{sum.factor ? t("explain.totalFactor", { factor: sum.factor }) : t("explain.total")}</td>
          <td className="is-right">{sum.total}</td>
        </tr>
      </tfoot>
    </table>
  );
}
