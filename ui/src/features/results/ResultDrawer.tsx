import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type ResultView } from "@/ipc";
import { Bones, ErrorState, FailureNote, RecordDrawer, useNotify } from "@/shared";
import { ResultFacts } from "./ResultFacts";
import { ResultForm } from "./ResultForm";

/** One result beside the list, or the form for a new one. */
export function ResultDrawer({ id, onShow }: { id: string; onShow: (id: string | undefined) => void }) {
  const isNew = id === "new";
  const { data, error, refetch } = useAsk("result_view", { id }, { when: !isNew });
  const [edits, setEdits] = useState(false);
  if (isNew) return <ResultForm onBack={() => onShow(undefined)} onDone={onShow} />;
  if (edits && data) return <ResultForm view={data} onBack={() => setEdits(false)} onDone={() => setEdits(false)} />;
  if (data) return <Result view={data} onEdit={() => setEdits(true)} onBack={() => onShow(undefined)} />;
  return (
    <RecordDrawer title="" onBack={() => onShow(undefined)}>
      {error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <Bones />}
    </RecordDrawer>
  );
}

function Result({ view, onEdit, onBack }: { view: ResultView; onEdit: () => void; onBack: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const remove = useAction("result_remove");
  const restore = useAction("result_restore");
  const tools = view.removed_on ? (
    <Button onClick={async () => (await restore.run({ id: view.id })) && notify.done(t("results.restored"))}>{t("results.restore")}</Button>
  ) : (
    <>
      <Popconfirm
        title={t("results.remove")}
        okText={t("results.remove")}
        cancelText={t("shared.cancel")}
        onConfirm={async () => {
          if (!(await remove.run({ id: view.id }))) return;
          onBack();
          notify.done(t("results.removed"));
        }}
      >
        <Button type="text">{t("results.remove")}</Button>
      </Popconfirm>
      <Button type="primary" onClick={onEdit}>
        {t("results.edit")}
      </Button>
    </>
  );
  return (
    <RecordDrawer title={view.result.title} onBack={onBack} tools={tools}>
      <FailureNote failure={remove.failure ?? restore.failure} />
      {view.removed_on && <p className="soft">{t("results.inBin", { day: view.removed_on })}</p>}
      <ResultFacts view={view} />
    </RecordDrawer>
  );
}
