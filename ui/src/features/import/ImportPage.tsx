import { useSearch } from "@tanstack/react-router";
import { Steps } from "antd";
import { useTranslation } from "react-i18next";
import { useProgress } from "@/ipc";
import { FailureNote, Page, Running } from "@/shared";
import { ChooseStep } from "./ChooseStep";
import { ColumnsStep } from "./ColumnsStep";
import { DoneStep } from "./DoneStep";
import "./import.css";
import { PreviewStep } from "./PreviewStep";
import { useImport, type ImportStep } from "./useImport";

const STEPS: ImportStep[] = ["choose", "columns", "preview", "done"];

/** A list from a file, in four steps; until the third is left nothing changes. */
export default function ImportPage() {
  const { t } = useTranslation();
  const { list } = useSearch({ strict: false });
  const run = useImport(list === "organisations" || list === "results" ? list : undefined);
  // Whoever comes back from another screen finds it running still.
  const isRunning = useProgress() !== null || run.busy === "run";
  return (
    <Page title={t("import.title")}>
      <Steps className="import-steps" size="small" current={STEPS.indexOf(run.step)} items={STEPS.map((step) => ({ title: t(`import.steps.${step}`) }))} />
      <FailureNote failure={run.failure} />
      {isRunning ? (
        <div className="state" role="status">
          <Running />
          <p className="faint">{t("import.cancelSays")}</p>
        </div>
      ) : (
        <>
          {run.step === "choose" && <ChooseStep run={run} />}
          {run.step === "columns" && run.mapping && <ColumnsStep run={run} />}
          {run.step === "preview" && run.report && <PreviewStep run={run} report={run.report} />}
          {run.step === "done" && run.report && <DoneStep run={run} report={run.report} />}
        </>
      )}
    </Page>
  );
}
