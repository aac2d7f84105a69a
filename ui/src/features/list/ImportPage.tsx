// The screen of an import.
import { useSearch } from "@tanstack/react-router";
import { Steps } from "antd";
import { useTranslation } from "react-i18next";
import { LIST_KINDS } from "@/ipc";
import { FailureNote, Page, Running } from "@/shared";
import statesCss from "@/shared/states.module.css";
import textCss from "@/shared/text.module.css";
import { ChooseStep } from "./ChooseStep";
import { ColumnsStep } from "./ColumnsStep";
import { DoneStep } from "./DoneStep";
import { PreviewStep } from "./PreviewStep";
import { useImport, type ImportStep } from "./useImport";
import css from "./list.module.css";

const STEPS: ImportStep[] = ["choose", "columns", "preview", "done"];

/** A list from a file, in four steps; until the third is left nothing changes. */
export default function ImportPage() {
  const { t } = useTranslation();
  const { list } = useSearch({ strict: false });
  const run = useImport(LIST_KINDS.find((kind) => kind === list));
  return (
    <Page title={t("list.title")}>
      <Steps className={css.steps} size="small" current={STEPS.indexOf(run.step)} items={STEPS.map((step) => ({ title: t(`list.steps.${step}`) }))} />
      <FailureNote failure={run.failure} />
      {run.running ? (
        <div className={statesCss.state} role="status">
          <Running job={run.running} />
          <p className={textCss.faint}>{t("list.cancelSays")}</p>
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
