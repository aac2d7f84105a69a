import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportReport } from "@/ipc";
import { useNotify } from "@/shared";
import { Counts } from "./Counts";
import type { Import } from "./useImport";

export function DoneStep({ run, report }: { run: Import; report: ImportReport }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const leave = (to: "/results" | "/organisations") => {
    run.restart();
    void navigate({ to });
  };
  return (
    <>
      <h2>{t("import.done.title")}</h2>
      <Counts report={report} />
      {report.import && <p className="soft">{t("import.done.says")}</p>}
      <div className="import-foot is-left">
        <Button type="primary" onClick={() => leave(run.list === "results" ? "/results" : "/organisations")}>
          {t("import.done.open")}
        </Button>
        <Button onClick={run.restart}>{t("import.done.again")}</Button>
        {report.import && (
          <Button
            type="text"
            onClick={async () => {
              await notify.undo();
              run.restart();
            }}
          >
            {t("import.done.undo")}
          </Button>
        )}
      </div>
    </>
  );
}
