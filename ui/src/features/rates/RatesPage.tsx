// The screen of rate tables.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk } from "@/ipc";
import { Bones, EmptyState, ErrorState, Page, Tag, useKeys } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { IssueForm } from "./IssueForm";
import { seriesOf, standOf } from "./series";
import { VersionView } from "./VersionView";
import css from "./rates.module.css";

/** The id that opens the form of a new version. */
const NEW = "new";

/** The guideline rate tables: their versions on a time line, and the one that is looked at. */
export default function RatesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useSearch({ strict: false });
  const [isIssuing, setIssuing] = useState(false);
  useEffect(() => {
    if (id === NEW) setIssuing(true);
  }, [id]);
  const list = useAsk("rate_table_list", {});
  const today = useAsk("today_page", {}).data?.today;
  const sample = useAction("rate_table_sample");
  const tables = list.data?.tables ?? [];
  const series = seriesOf(tables);
  const inForce = tables.findLast((view) => standOf(view, today) === "now");
  const chosen = tables.find(({ table }) => table.id === id) ?? inForce ?? tables.at(-1);
  const show = (table: string) => void navigate({ to: "/rates", search: { id: table } });
  const order = series.flatMap(({ versions }) => [...versions].reverse());
  const step = (by: 1 | -1) => {
    const next = chosen && order[order.indexOf(chosen) + by];
    if (next) show(next.table.id);
  };
  useKeys(t("rates.title"), [
    { code: "KeyN", says: t("rates.issue"), run: () => setIssuing(true) },
    { code: "ArrowLeft", says: t("rates.earlier"), run: () => step(-1) },
    { code: "ArrowRight", says: t("rates.later"), run: () => step(1) },
  ]);
  const button = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setIssuing(true)}>
      {t("rates.issue")}
    </Button>
  );
  return (
    <Page title={t("rates.title")} says={list.data && t("rates.count", { count: tables.length })} tools={button}>
      {list.error ? (
        <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Bones rows={8} />
      ) : !chosen ? (
        <EmptyState title={t("rates.none")} says={t("rates.noneSays")}>
          <Button loading={sample.busy} onClick={() => void sample.run({})}>
            {t("rates.loadSample")}
          </Button>
        </EmptyState>
      ) : (
        <>
          {series.map((of) => (
            <section key={of.key} className={css.series}>
              <header>
                <h2>{of.name}</h2>
                <span className={textCss.soft}>{[of.issuer, of.region].filter(Boolean).join(" · ")}</span>
              </header>
              <ol className={css.versions}>
                {[...of.versions].reverse().map((view) => {
                  const stand = standOf(view, today);
                  return (
                    <li key={view.table.id} className={stand === "now" ? css.now : undefined}>
                      <button type="button" aria-current={view === chosen} onClick={() => show(view.table.id)}>
                        <strong>{view.table.version}</strong>
                        <span className={classes(textCss.figure, textCss.soft)}>
                          {view.table.effective_from} – {view.ends_on ?? t("rates.openEnd")}
                        </span>
                        <span>
                          <Tag tone={stand === "now" ? "good" : "quiet"}>{t(`rates.stand.${stand}`)}</Tag>
                          {view.is_sample && <Tag tone="warn">{t("rates.sampleShort")}</Tag>}
                        </span>
                      </button>
                    </li>
                  );
                })}
              </ol>
            </section>
          ))}
          <VersionView key={chosen.table.id} view={chosen} />
        </>
      )}
      {isIssuing && (
        <IssueForm
          after={chosen?.table}
          onClose={() => setIssuing(false)}
          onMade={(made) => {
            setIssuing(false);
            show(made);
          }}
        />
      )}
    </Page>
  );
}
