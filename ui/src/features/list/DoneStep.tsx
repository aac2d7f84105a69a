// Import, last step: what was done, and the way back.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAction, type ImportReport } from "@/ipc";
import { FailureNote, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { Counts } from "./Counts";
import type { Import } from "./useImport";
import css from "./list.module.css";

export function DoneStep({ run, report }: { run: Import; report: ImportReport }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const undo = useAction("import_undo");
  const leave = (to: "/results" | "/organisations") => {
    run.restart();
    void navigate({ to });
  };
  return (
    <>
      <h2>{t("list.done.title")}</h2>
      <Counts report={report} />
      {report.import && <p className={textCss.soft}>{t("list.done.says")}</p>}
      <FailureNote failure={undo.failure} />
      <div className={classes(css.foot, css.left)}>
        <Button type="primary" onClick={() => leave(run.list === "results" ? "/results" : "/organisations")}>
          {t("list.done.open")}
        </Button>
        <Button onClick={run.restart}>{t("list.done.again")}</Button>
        {report.import && (
          <Button
            type="text"
            loading={undo.busy}
            onClick={async () => {
              const undone = await undo.run({ import: report.import! });
              if (!undone) return;
              run.restart();
              const kept = undone.kept.length > 0 ? t("shared.undo.kept", { count: undone.kept.length }) : "";
              notify.done(t("list.done.undone") + kept, { canUndo: false });
            }}
          >
            {t("list.done.undo")}
          </Button>
        )}
      </div>
    </>
  );
}
