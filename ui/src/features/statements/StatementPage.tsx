import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk } from "@/ipc";
import { Bones, ErrorState, FailureNote, Page, useKeys, useNotify } from "@/shared";
import { Lines } from "./Lines";
import { LeftOut } from "./LeftOut";
import { Paper } from "./Paper";
import { StateTag } from "./StateTag";
import { SubmitDialog, WithdrawDialog } from "./dialogs";
import { Sums } from "./Sums";
import { useExport, type Format } from "./useExport";

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
  const name = document ? (document.payees[document.body.payee.id] ?? t("statements.erased")) : "";
  const files = useExport(id, `${t("statements.fileName")}_${name}_${view.data?.number ?? t("statements.stateOf.draft")}`);
  const isDraft = document?.state.state === "draft";

  const throwAway = async () => {
    if (!isSure) return setSure(true);
    if (!(await discard.run({ id }))) return;
    notify.done(t("statements.discarded"));
    void navigate({ to: "/statements" });
  };
  useKeys(t("statements.one"), [
    { code: "Enter", ctrl: true, says: t(isDraft ? "statements.submit" : "statements.savePdf"), run: () => (isDraft ? setDialog("submit") : document && void files.save("pdf")) },
    { code: "KeyP", says: t("statements.savePdf"), run: () => document && void files.save("pdf") },
    { code: "Escape", says: t("statements.backToList"), run: () => void navigate({ to: "/statements" }) },
  ]);
  const discardButton = (
    <Button danger={isSure} loading={discard.busy} onClick={() => void throwAway()} onBlur={() => setSure(false)}>
      {t(isSure ? "statements.discardSure" : "statements.discard")}
    </Button>
  );
  const title = (
    <>
      <Link to="/statements" className="statement-back">
        {t("statements.title")} /
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
      <Dropdown trigger={["click"]} menu={{ items: others.map((format) => ({ key: format, label: t(`statements.save.${format}`) })), onClick: ({ key }) => void files.save(key as Format) }}>
        <Button loading={files.busy}>{t("statements.export")}</Button>
      </Dropdown>
      {isDraft && discardButton}
      {isDraft && (
        <Button type="primary" onClick={() => setDialog("submit")}>
          {t("statements.submit")}
        </Button>
      )}
      {state.state === "submitted" && <Button onClick={() => setDialog("withdraw")}>{t("statements.withdraw")}</Button>}
      {!isDraft && (
        <Button type="primary" onClick={() => void files.save("pdf")}>
          {t("statements.savePdf")}
        </Button>
      )}
    </>
  );
  return (
    <Page title={title} says={<StateTag state={state.state} />} tools={tools}>
      <FailureNote failure={discard.failure ?? files.failure} />
      {state.state === "withdrawn" && <p className="withdrawn-note">{t("statements.withdrawnSays", { day: state.on, reason: state.reason })}</p>}
      <div className="statement">
        <div className="statement-main">
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
