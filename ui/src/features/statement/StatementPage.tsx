// The page of one statement.
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAction, useAsk, type StatementView } from "@/ipc";
import { Bones, ErrorState, FailureNote, Page, RecordLink, useForm, useKeys, useNotify, useSure } from "@/shared";
import { MendPayee } from "@/shared/payee/MendPayee";
import { DraftHead, type Days } from "./DraftHead";
import { Lines } from "./Lines";
import { LeftOut } from "./LeftOut";
import { PaperView } from "./PaperView";
import { StateTag } from "./StateTag";
import { Sums } from "./Sums";
import { useExport, type Format } from "./useExport";
import { WithdrawDialog } from "./WithdrawDialog";
import css from "./statement.module.css";

/** One statement: its lines with what explains them, beside the paper as it will print. */
export function StatementPage({ id }: { id: string }) {
  const { data, error, refetch } = useAsk("statement_view", { id });
  if (data) return <Opened key={data.state} id={id} view={data} />;
  return (
    <Page title={<Title />} tools={error && <Discard id={id} />}>
      {error ? <ErrorState failure={error} onRetry={() => void refetch()} mend={<MendPayee failure={error} />} /> : <Bones rows={10} />}
    </Page>
  );
}

function Opened({ id, view }: { id: string; view: StatementView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { state } = view;
  const isDraft = state === "draft";
  const payee = view.payee_name ?? t("statement.erased");
  const name = view.number ? `${payee} ${view.number}` : payee;
  const files = useExport(id, `${t("statement.fileName")}_${view.number ? name : `${payee} ${t("statement.stateOf.draft")}`}`);
  const submission = useForm<Days, StatementView>({
    draft: null,
    fresh: { on: view.on, payment_on: view.payment_on },
    send: (days) => rpc("statement_submit", { id, ...days }),
    onDone: ({ number }) => notify.done(t("statement.submitted", { number: `${payee} ${number}` }), { canUndo: false }),
  });
  useKeys(t("statement.one"), [
    { code: "Enter", ctrl: true, says: t(isDraft ? "statement.submit" : "statement.savePdf"), run: () => (isDraft ? submission.submit() : void files.save("pdf")) },
    { code: "KeyP", ctrl: true, says: t("statement.print"), run: () => void files.print() },
    { code: "KeyP", says: t("statement.savePdf"), run: () => void files.save("pdf") },
    { code: "Escape", says: t("statement.backToList"), run: () => void navigate({ to: "/statements" }) },
  ]);
  const formats: Format[] = ["pdf", "xlsx", "json"];
  const others = isDraft ? formats : formats.slice(1);
  const tools = (
    <>
      <Button loading={files.busy} onClick={() => void files.print()}>
        {t("statement.print")}
      </Button>
      <Dropdown trigger={["click"]} menu={{ items: others.map((format) => ({ key: format, label: t(`statement.save.${format}`) })), onClick: ({ key }) => void files.save(key as Format) }}>
        <Button loading={files.busy}>{t("statement.export")}</Button>
      </Dropdown>
      {isDraft && <Discard id={id} />}
      {isDraft && (
        <Button type="primary" loading={submission.busy} onClick={submission.submit}>
          {t("statement.submit")}
        </Button>
      )}
      {state === "submitted" && <Button onClick={() => setWithdrawing(true)}>{t("statement.withdraw")}</Button>}
      {!isDraft && (
        <Button type="primary" onClick={() => void files.save("pdf")}>
          {t("statement.savePdf")}
        </Button>
      )}
    </>
  );
  return (
    <Page title={<Title view={view} />} says={<StateTag state={state} />} tools={tools}>
      <FailureNote failure={files.failure} />
      {state === "withdrawn" && <p className={css.withdrawnNote}>{t("statement.withdrawnSays", { day: view.withdrawn_on, reason: view.reason ?? t("shared.erased") })}</p>}
      {isDraft && <DraftHead id={id} view={view} form={submission} />}
      <div className={css.statement}>
        <div className={css.main} data-statement>
          <Lines id={id} view={view} />
          <Sums view={view} />
          <LeftOut id={id} view={view} />
        </div>
        <PaperView id={id} />
      </div>
      {isWithdrawing && <WithdrawDialog id={id} onClose={() => setWithdrawing(false)} />}
    </Page>
  );
}

/** The way back to the list, then the payee and the number, which counts for that payee alone. */
function Title({ view }: { view?: StatementView }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/statements" className={css.back}>
        {t("statement.title")} /
      </Link>{" "}
      {view && (
        <>
          <RecordLink kind="payee" id={view.payee}>
            {view.payee_name ?? t("statement.erased")}
          </RecordLink>{" "}
          {view.number}
        </>
      )}
    </>
  );
}

/** Throws a draft away, once that is confirmed. */
function Discard({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const discard = useAction("statement_discard");
  const sure = useSure();
  const throwAway = async () => {
    if (!(await sure({ title: t("statement.discardSure"), go: t("statement.discard") }))) return;
    if (!(await discard.run({ id }))) return;
    notify.done(t("statement.discarded"));
    void navigate({ to: "/statements" });
  };
  return (
    <>
      <FailureNote failure={discard.failure} />
      <Button loading={discard.busy} onClick={() => void throwAway()}>
        {t("statement.discard")}
      </Button>
    </>
  );
}
