// Which statements the list shows, and what they come to.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { STATEMENT_STEPS, type StandingSums, type StatementStep } from "@/ipc";
import { Amount, Pick, usePayees } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./statement.module.css";

/** What the list is narrowed down to; nothing of what is null. */
export interface Narrowed {
  payee: string | null;
  state: StatementStep | null;
  year: number | null;
}

export function Filters({ only, years, sums, onOnly }: { only: Narrowed; years: readonly number[]; sums?: StandingSums; onOnly: (only: Narrowed) => void }) {
  const { t } = useTranslation();
  const payees = usePayees();
  return (
    <div className={css.filters} role="group" aria-label={t("shared.list.narrow")}>
      <Pick<string | null, { value: string; label: string }>
        size="small"
        allowClear
        aria-label={t("statement.payee")}
        placeholder={t("statement.payee")}
        value={only.payee}
        showSearch={payees.search}
        options={payees.with(only.payee)}
        popupMatchSelectWidth={false}
        onChange={(payee) => {
          if (payee) payees.choose(payee);
          onOnly({ ...only, payee: payee ?? null });
        }}
      />
      <Select<StatementStep | null>
        size="small"
        allowClear
        aria-label={t("statement.state")}
        placeholder={t("statement.state")}
        value={only.state}
        options={STATEMENT_STEPS.map((state) => ({ value: state, label: t(`statement.stateOf.${state}`) }))}
        popupMatchSelectWidth={false}
        onChange={(state) => onOnly({ ...only, state: state ?? null })}
      />
      <Select<number | null>
        size="small"
        allowClear
        aria-label={t("statement.year")}
        placeholder={t("statement.year")}
        value={only.year}
        options={years.map((year) => ({ value: year, label: String(year) }))}
        popupMatchSelectWidth={false}
        onChange={(year) => onOnly({ ...only, year: year ?? null })}
      />
      {sums && (
        <p className={textCss.soft}>
          {t("statement.standing", { count: sums.count })} · {t("statement.gross")} <Amount value={sums.gross} /> · {t("statement.withheld")} <Amount value={sums.withheld} /> · {t("statement.net")}{" "}
          <strong>
            <Amount value={sums.net} />
          </strong>
        </p>
      )}
    </div>
  );
}
