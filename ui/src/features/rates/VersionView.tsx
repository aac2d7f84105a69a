// The version of a rate table that is looked at.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type RateTableView } from "@/ipc";
import { FailureNote, Tag, formatMoney, useNotify } from "@/shared";
import { formatRate } from "@/shared/rate";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import { RateCurve } from "./RateCurve";
import css from "./rates.module.css";

/** One version: its days, its bands, the curve, and whether someone has checked it. */
export function VersionView({ view }: { view: RateTableView }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today;
  const check = useAction("rate_table_check");
  const { table, is_sample, ends_on } = view;
  const toggle = async () => {
    const on = is_sample ? (today ?? null) : null;
    if (await check.run({ id: table.id, on })) notify.done(t(on ? "rates.checkedDone" : "rates.uncheckedDone", { version: table.version }));
  };
  const facts: [string, string][] = [
    [t("rates.from"), table.effective_from],
    [t("rates.to"), ends_on ?? t("rates.openEnd")],
    [t("rates.method"), t(`commission.explain.method.${table.method}`)],
    [t("rates.kinds"), table.contract_kinds.length === 5 ? t("rates.allKinds") : table.contract_kinds.map((kind) => t(`rates.kind.${kind}`)).join(t("rates.and"))],
    [t("rates.source"), table.source || t("shared.none")],
  ];
  return (
    <section className={css.version}>
      <header className={css.head}>
        <h2>{table.version}</h2>
        {is_sample ? <Tag tone="warn">{t("rates.sample")}</Tag> : <Tag tone="good">{t("rates.checkedOn", { day: table.checked_on })}</Tag>}
        <Button onClick={() => void toggle()} loading={check.busy} type={is_sample ? "default" : "text"}>
          {t(is_sample ? "rates.check" : "rates.uncheck")}
        </Button>
      </header>
      <FailureNote failure={check.failure} />
      <dl className={css.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={css.bands}>
        <div className={sheetCss.box} data-sheet>
          <table className={sheetCss.sheet}>
            <thead>
              <tr>
                <th>{t("rates.band")}</th>
                <th className={textCss.right}>{t("rates.above")}</th>
                <th className={textCss.right}>{t("rates.upTo")}</th>
                <th className={textCss.right}>{t("rates.guideline")}</th>
                <th className={textCss.right}>{t("rates.floor")}</th>
                <th className={textCss.right}>{t("rates.ceiling")}</th>
              </tr>
            </thead>
            <tbody>
              {table.bands.map((band, index) => (
                <tr key={index}>
                  <td>{t("commission.explain.band", { number: index + 1 })}</td>
                  <td className={textCss.right}>{formatMoney(table.bands[index - 1]?.up_to ?? "0.00")}</td>
                  <td className={textCss.right}>{band.up_to ? formatMoney(band.up_to) : t("rates.unlimited")}</td>
                  <td className={textCss.right}>
                    <strong>{formatRate(band.rate)}</strong>
                  </td>
                  <td className={textCss.right}>{formatRate(band.floor)}</td>
                  <td className={textCss.right}>{formatRate(band.ceiling)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <RateCurve bands={table.bands} />
      </div>
    </section>
  );
}
