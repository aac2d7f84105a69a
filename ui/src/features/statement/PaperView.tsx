// A statement as it stands on paper: what the desk wrote is drawn, word for word.
import { useTranslation } from "react-i18next";
import { useAsk, type Group, type Paper } from "@/ipc";
import { Bones, ErrorState } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import paperCss from "./paper.module.css";

/** The paper beside the statement, small; in every theme it is paper. */
export function PaperView({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useAsk("statement_paper", { id, language: i18n.language === "en" ? "en" : "zh" }, { keep: true });
  return (
    // Where long amounts make it wider than its place, it is moved by the keyboard too.
    <aside className={paperCss.paper} tabIndex={0} data-paper aria-label={t("statement.paper")} lang={data?.lang === "en" ? "en" : "zh-CN"}>
      {error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : data ? <Sheet paper={data} /> : <Bones rows={10} />}
    </aside>
  );
}

function Sheet({ paper }: { paper: Paper }) {
  const { left_out: leftOut, sums } = paper;
  // Left what adds up to the gross, right what becomes of it, below what is carried forward: as they print.
  const [carried] = sums.slice(6);
  return (
    <>
      {paper.watermark && <span className={paperCss.mark}>{paper.watermark}</span>}
      <p className={paperCss.firm}>{paper.firm}</p>
      <h2>{paper.title}</h2>
      <dl className={paperCss.facts}>
        {paper.facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={paperCss.unit}>{paper.unit}</p>
      {paper.groups.length === 0 ? (
        <p className={paperCss.nothing}>{paper.nothing}</p>
      ) : (
        <table className={paperCss.lines}>
          <thead>
            <tr>
              {paper.columns.map((heading, at) => (
                <th key={heading} className={at === 0 || at > 2 ? textCss.right : undefined}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          {paper.groups.map((group, at) => (
            <GroupRows key={at} group={group} />
          ))}
          <tfoot>
            {paper.more && (
              <tr>
                <td colSpan={8}>{paper.more}</td>
              </tr>
            )}
            <tr className={paperCss.total}>
              <td colSpan={7}>{paper.total[0]}</td>
              <td>{paper.total[1]}</td>
            </tr>
          </tfoot>
        </table>
      )}
      <table className={paperCss.sums}>
        <tbody>
          {[0, 1, 2].map((at) => (
            <tr key={at}>
              <SumCells sum={sums[at]} />
              <SumCells sum={sums[at + 3]} />
            </tr>
          ))}
          <tr>
            <SumCells sum={carried} span={3} />
          </tr>
          {paper.capitals.map(([label, words]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td colSpan={3} className={paperCss.capitals}>
                {words}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {paper.notes.map((note) => (
        <p key={note} className={paperCss.note}>
          {note}
        </p>
      ))}
      <ul className={paperCss.signatures}>
        {paper.signatures.map(([label, who]) => (
          <li key={label}>
            <span>{label}</span>
            <span>{who}</span>
          </li>
        ))}
      </ul>
      {(leftOut.rows.length > 0 || leftOut.stated) && <h3>{leftOut.title}</h3>}
      {leftOut.rows.length > 0 && (
        <table className={paperCss.lines}>
          <thead>
            <tr>
              {leftOut.columns.map((heading, at) => (
                <th key={heading} className={at === 3 ? textCss.right : undefined}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {leftOut.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={column} className={column === 3 ? textCss.right : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {leftOut.stated && <p className={paperCss.note}>{leftOut.stated}</p>}
    </>
  );
}

function GroupRows({ group }: { group: Group }) {
  return (
    <tbody>
      <tr className={paperCss.group}>
        <td colSpan={8}>
          <strong>{group.title}</strong>
          <span className={paperCss.small}>{group.place}</span>
        </td>
      </tr>
      {group.rows.map((row) => (
        <tr key={row.number}>
          <td className={textCss.right}>{row.number}</td>
          <td>{row.day}</td>
          <td>
            {row.kind}
            {row.notes && <span className={paperCss.small}>{row.notes}</span>}
          </td>
          {row.figures.map((figure, at) => (
            <td key={at} className={textCss.right}>
              {figure}
            </td>
          ))}
        </tr>
      ))}
      {group.zeros && (
        <tr>
          <td />
          <td colSpan={7} className={paperCss.small}>
            {group.zeros}
          </td>
        </tr>
      )}
      {group.subtotal && (
        <tr className={paperCss.subtotal}>
          <td colSpan={7}>{group.subtotal[0]}</td>
          <td>{group.subtotal[1]}</td>
        </tr>
      )}
    </tbody>
  );
}

function SumCells({ sum, span }: { sum?: Paper["sums"][number]; span?: number }) {
  if (!sum) return null;
  return (
    <>
      <th scope="row" className={classes(sum.strong && paperCss.strong)}>
        {sum.label} {sum.note && <span className={paperCss.small}>{sum.note}</span>}
      </th>
      <td colSpan={span} className={classes(textCss.right, sum.strong && paperCss.strong)}>
        {sum.amount}
      </td>
    </>
  );
}
