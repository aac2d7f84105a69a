// The page of one statement.
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk } from "@/ipc";
import { Bones, ErrorState, FailureNote, Page, useKeys, useNotify } from "@/shared";
import { MendPayee } from "@/shared/payee/MendPayee";
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
  const statement = view.data;
  const name = statement ? (statement.payee_name ?? t("statement.erased")) : "";
  const files = useExport(id, `${t("statement.fileName")}_${name}_${statement?.number ?? t("statement.stateOf.draft")}`);
  const isDraft = statement?.state === "draft";

  const throwAway = async () => {
    if (!isSure) return setSure(true);
    if (!(await discard.run({ id }))) return;
    notify.done(t("statement.discarded"));
    void navigate({ to: "/statements" });
  };
  useKeys(t("statement.one"), [
    { code: "Enter", ctrl: true, says: t(isDraft ? "statement.submit" : "statement.savePdf"), run: () => (isDraft ? setDialog("submit") : statement && void files.save("pdf")) },
    { code: "KeyP", says: t("statement.savePdf"), run: () => statement && void files.save("pdf") },
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
      {statement && (statement?.number ? `${view.data.number} · ${name}` : name)}
    </>
  );
  if (!statement) {
    return (
      <Page title={title} tools={view.error && discardButton}>
        <FailureNote failure={discard.failure} />
        {view.error ? <ErrorState failure={view.error} onRetry={() => void view.refetch()} mend={<MendPayee failure={view.error} />} /> : <Bones rows={10} />}
      </Page>
    );
  }
  const { state } = statement;
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
      {state === "submitted" && <Button onClick={() => setDialog("withdraw")}>{t("statement.withdraw")}</Button>}
      {!isDraft && (
        <Button type="primary" onClick={() => void files.save("pdf")}>
          {t("statement.savePdf")}
        </Button>
      )}
    </>
  );
  return (
    <Page title={title} says={<StateTag state={state} />} tools={tools}>
      <FailureNote failure={discard.failure ?? files.failure} />
      {state === "withdrawn" && <p className={css.withdrawnNote}>{t("statement.withdrawnSays", { day: statement.withdrawn_on, reason: statement.reason ?? t("shared.erased") })}</p>}
      <div className={css.statement}>
        <div className={css.main} data-statement>
          <Lines id={id} view={statement} />
          <Sums view={statement} />
          <LeftOut id={id} count={statement.left_out} />
        </div>
        <Paper id={id} view={statement} />
      </div>
      {dialog === "submit" && <SubmitDialog id={id} onClose={() => setDialog(null)} />}
      {dialog === "withdraw" && <WithdrawDialog id={id} onClose={() => setDialog(null)} />}
    </Page>
  );
}
