import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type DealPage } from "@/ipc";
import { DayField, TextField, formatDay, useNotify } from "@/shared";

/** What to do next and when; changed in place. */
export function NextAction({ deal }: { deal: DealPage }) {
  const { t, i18n } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today;
  const set = useAction("next_action_set");
  const [typed, setTyped] = useState<{ what: string; on: string | null } | null>(null);
  const next = deal.next_action;
  const overdue = next && today && deal.stage !== "P18" && next.on < today;

  const save = async (fields: { what: string; on: string } | null) => {
    if (!(await set.run({ id: deal.id, next: fields }))) return;
    setTyped(null);
    notify.done(t(fields ? "deals.nextSet" : "deals.nextCleared"));
  };
  if (typed) {
    const { what, on } = typed;
    return (
      <div
        className="next-form"
        onKeyDown={(event) => {
          if (event.code === "Escape") setTyped(null);
          if (event.code === "Enter" && on) void save({ what, on });
        }}
      >
        <TextField label={t("deals.next")} name="next.what" failure={set.failure} autoFocus value={what} onChange={(what) => setTyped({ what, on })} />
        <DayField label={t("deals.nextOn")} name="next.on" failure={set.failure} value={on} onChange={(on) => setTyped({ what, on })} />
        <span className="tool-row">
          <Button disabled={!on} loading={set.busy} onClick={() => on && void save({ what, on })}>
            {t("shared.save")}
          </Button>
          {next && (
            <Button type="text" onClick={() => void save(null)}>
              {t("deals.nextDone")}
            </Button>
          )}
          <Button type="text" onClick={() => setTyped(null)}>
            {t("shared.cancel")}
          </Button>
        </span>
      </div>
    );
  }
  return (
    <>
      <span>{t("deals.next")}</span>
      <span className="next-action">
        {next ? (
          <>
            <strong>{next.what ?? t("deals.erased")}</strong>
            <span className={`figure${overdue ? " bad" : " soft"}`}>{overdue ? t("deals.overdueOn", { day: next.on }) : formatDay(next.on, i18n.language)}</span>
          </>
        ) : (
          <span className="faint">{t("deals.nextNone")}</span>
        )}
        <Button size="small" type="text" onClick={() => setTyped({ what: next?.what ?? "", on: next?.on ?? null })}>
          {t(next ? "deals.change" : "deals.nextSetNow")}
        </Button>
      </span>
    </>
  );
}
