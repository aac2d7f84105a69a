// The page of one statement.
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk } from "@/ipc";
import { Bones, ErrorState, FailureNote, Page, useKeys, useNotify, useWritten } from "@/shared";
import { Lines } from "./Lines";
import { LeftOut } from "./LeftOut";
import { Paper } from "./Paper";
import { StateTag } from "./StateTag";
import { SubmitDialog, WithdrawDialog } from "./dialogs";
import { Sums } from "./Sums";
import { useExport, type Format } from "./useExport";
import css from "./statement.module.css";

/** One statement: its lines with what explains them, beside the paper as it will print. */
export function StatementPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const view = useAsk("statement_view", { id });
  const discard = useAction("statement_discard");
  const [dialog, setDialog] = useState<"submit" | "withdraw" | null>(null);
  const [isSure, setSure] = useState(false);
  const document = view.data?.document;
  const written = useWritten(document?.texts ?? {});
  const name = document ? (document.payees[document.body.payee.id] ?? t("statement.erased")) : "";
  const files = useExport(id, `${t("statement.fileName")}_${name}_${view.data?.number ?? t("statement.stateOf.draft")}`);
  const isDraft = document?.state.state === "draft";

  const throwAway = async () => {
    if (!isSure) return setSure(true);
    if (!(await discard.run({ id }))) return;
    notify.done(t("statement.discarded"));
    void navigate({ to: "/statements" });
  };
  useKeys(t("statement.one"), [
    { code: "Enter", ctrl: true, says: t(isDraft ? "statement.submit" : "statement.savePdf"), run: () => (isDraft ? setDialog("submit") : document && void files.save("pdf")) },
    { code: "KeyP", says: t("statement.savePdf"), run: () => document && void files.save("pdf") },
    { code: "Escape", says: t("statement.backToList"), run: () => void navigate({ to: "/statements" }) },
  ]);
  const discardButton = (
    <Button danger={isSure} loading={discard.busy} onClick={() => void throwAway()} onBlur={() => setSure(false)}>
      {t(isSure ? "statement.discardSure" : "statement.discard")}
    </Button>
  );
  const title = (
    <>
      <Link to="/statements" className={css.back}>
        {t("statement.title")} /
      </Link>{" "}
      {document && (view.data?.number ? `${view.data.number} · ${name}` : name)}
    </>
  );
  if (!document) {
    return (
      <Page title={title} tools={view.error && discardButton}>
        <FailureNote failure={discard.failure} />
        {view.error ? <ErrorState failure={view.error} onRetry={() => void view.refetch()} /> : <Bones rows={10} />}
      </Page>
    );
  }
  const { state } = document;
  const formats: Format[] = ["pdf", "xlsx", "json"];
  const others = isDraft ? formats : formats.slice(1);
  const tools = (
    <>
      <Dropdown trigger={["click"]} menu={{ items: others.map((format) => ({ key: format, label: t(`statement.save.${format}`) })), onClick: ({ key }) => void files.save(key as Format) }}>
        <Button loading={files.busy}>{t("statement.export")}</Button>
      </Dropdown>
      {isDraft && discardButton}
      {isDraft && (
        <Button type="primary" onClick={() => setDialog("submit")}>
          {t("statement.submit")}
        </Button>
      )}
      {state.state === "submitted" && <Button onClick={() => setDialog("withdraw")}>{t("statement.withdraw")}</Button>}
      {!isDraft && (
        <Button type="primary" onClick={() => void files.save("pdf")}>
          {t("statement.savePdf")}
        </Button>
      )}
    </>
  );
  return (
    <Page title={title} says={<StateTag state={state.state} />} tools={tools}>
      <FailureNote failure={discard.failure ?? files.failure} />
      {state.state === "withdrawn" && <p className={css.withdrawnNote}>{t("statement.withdrawnSays", { day: state.on, reason: written(state.reason) })}</p>}
      <div className={css.statement}>
        <div className={css.main} data-statement>
          <Lines document={document} />
          <Sums document={document} capitals={view.data!.capitals} />
          <LeftOut rows={document.body.left_out} />
        </div>
        <Paper document={document} number={view.data?.number ?? null} />
      </div>
      {dialog === "submit" && <SubmitDialog id={id} onClose={() => setDialog(null)} />}
      {dialog === "withdraw" && <WithdrawDialog id={id} onClose={() => setDialog(null)} />}
    </Page>
  );
}
