// Where no guideline is in force: the ways to rates.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAction, useAsk } from "@/ipc";
import { FailureNote, useNotify } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "../deal.module.css";

/** Says that no version is in force, and offers what to do; what was typed stays, also as a draft while another screen is open. */
export function NoTable({ day, onNegotiate }: { day: string | null; onNegotiate: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const sample = useAction("rate_table_sample");
  const hasTables = (useAsk("rate_table_list", {}).data?.tables ?? []).length > 0;
  const load = async () => {
    if (await sample.run({})) notify.done(t("mandate.sampleLoaded"));
  };
  return (
    <div className={css.rows}>
      <p className={textCss.warn} role="status">
        {day === null ? t("mandate.noTableYet") : t("mandate.noTable", { day })}
      </p>
      <FailureNote failure={sample.failure} />
      <div className={css.tools}>
        <Button onClick={onNegotiate}>{t("mandate.negotiate")}</Button>
        <Button onClick={() => void navigate({ to: "/rates", search: { id: "new" } })}>{t("mandate.makeTable")}</Button>
        {!hasTables && (
          <Button loading={sample.busy} onClick={() => void load()}>
            {t("mandate.loadSample")}
          </Button>
        )}
      </div>
    </div>
  );
}
