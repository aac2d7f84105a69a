// The day's list of a desk on which nothing has begun: what to do first, one step after the other, each ticked once it is done.
import { CheckCircleFilled } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAction, useAsk } from "@/ipc";
import { FailureNote, openQuickLog, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import todayCss from "./today.module.css";

const ONE = { limit: 1 };

/** What has been begun on the desk; nothing before all of it is known. */
export function useBegun() {
  const results = useAsk("result_page", ONE).data;
  const organisations = useAsk("organisation_page", ONE).data;
  const tables = useAsk("rate_table_list", {}).data;
  const deals = useAsk("deal_list", { offset: 0, limit: 1 }).data;
  if (!results || !organisations || !tables || !deals) return undefined;
  return { list: results.total + organisations.total > 0, rates: tables.tables.length > 0, deal: deals.total > 0 };
}

export function FirstSteps({ begun }: { begun: NonNullable<ReturnType<typeof useBegun>> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const sample = useAction("rate_table_sample");
  const steps = {
    list: [{ words: "import", run: () => void navigate({ to: "/import" }) }, { words: "enter", run: () => void navigate({ to: "/results", search: { id: "new" } }) }],
    rates: [
      { words: "sample", run: async () => void ((await sample.run({})) && notify.done(t("mandate.sampleLoaded"))) },
      { words: "own", run: () => void navigate({ to: "/rates", search: { id: "new" } }) },
    ],
    deal: [{ words: "open", run: () => void navigate({ to: "/deals", search: { id: "new" } }) }],
    log: [{ words: "note", run: () => openQuickLog() }],
  } as const;
  const names = Object.keys(steps) as (keyof typeof steps)[];
  // The first that is left is the one to take; a log needs a deal to stand on.
  const isDone = (name: keyof typeof steps) => name !== "log" && begun[name];
  const next = names.find((name) => !isDone(name));
  return (
    <section className={todayCss.steps} aria-labelledby="first-steps">
      <h2 id="first-steps">{t("app.today.first.title")}</h2>
      <p className={textCss.soft}>{t("app.today.first.says")}</p>
      <FailureNote failure={sample.failure} />
      <ol>
        {names.map((name, n) => (
          <li key={name} className={classes(isDone(name) && todayCss.taken)}>
            <span className={todayCss.tick} aria-hidden>
              {isDone(name) ? <CheckCircleFilled /> : n + 1}
            </span>
            <div>
              <strong>{t(`app.today.first.${name}.title`)}</strong>
              <span className={textCss.soft}>{isDone(name) ? t("app.today.first.done") : t(`app.today.first.${name}.says`)}</span>
            </div>
            {!isDone(name) &&
              steps[name].map(({ words, run }, at) => (
                <Button key={words} type={name === next && at === 0 ? "primary" : "default"} disabled={name === "log" && !begun.deal} onClick={() => void run()}>
                  {t(`app.today.first.${words}`)}
                </Button>
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
