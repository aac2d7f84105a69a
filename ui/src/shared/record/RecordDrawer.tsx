// One record at the side of its list, or over the whole page: shown, changed, entered, binned and taken out again.
import { ArrowsAltOutlined, ShrinkOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAction, useAsk, type Made, type Request } from "@/ipc";
import { useAppearance } from "../appearance";
import { useReturn } from "../focus";
import { FormDrawer, useForm } from "../form";
import { useKeys } from "../keys";
import { useNotify } from "../notify";
import { Bones, ErrorState, FailureNote } from "../states";
import { useSureOfRemoval } from "../sure";
import { fieldsOf, titleOf, type FieldsOf, type RecordArea, type RecordKind, type ViewOf } from "./kind";
import { Edit, RecordFacts, RecordFields } from "./RecordFields";
import { classes } from "../classes";
import formCss from "../form/form.module.css";
import recordCss from "./record.module.css";
import textCss from "../text.module.css";

/** The id that stands for a record that is being entered. */
export const NEW = "new";

interface RecordProps<A extends RecordArea> {
  kind: RecordKind<A>;
  /** Shows another record, or none. */
  onShow: (id: string | undefined) => void;
}

/** Esc goes back one level: from the form to the record, from the record to the list. */
export function RecordDrawer<A extends RecordArea>({ kind, id, onShow }: RecordProps<A> & { id: string }) {
  const isNew = id === NEW;
  const { data, error, refetch } = useAsk<`${A}_view`>(`${kind.area}_view`, { id } as Request<`${A}_view`>, { when: !isNew });
  const view = data as ViewOf<A> | undefined;
  const [edited, setEdited] = useState<string>();
  useReturn();
  const close = () => onShow(undefined);
  if (isNew) return <RecordForm kind={kind} onBack={close} onDone={onShow} />;
  if (view && edited === id) return <RecordForm kind={kind} view={view} onBack={() => setEdited(undefined)} onDone={() => setEdited(undefined)} />;
  if (view) return <RecordView kind={kind} view={view} onShow={onShow} onEdit={() => setEdited(id)} />;
  return (
    <RecordSheet title="" onBack={close}>
      {error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <Bones />}
    </RecordSheet>
  );
}

function useRecordSize() {
  const { scale } = useAppearance();
  const isFull = useSearch({ strict: false }).full !== undefined;
  return { isFull, size: isFull ? "calc(100vw - var(--rail-width))" : 720 * scale, className: classes(recordCss.body, isFull && recordCss.full) };
}

function RecordSheet({ title, tools, onBack, children }: { title: ReactNode; tools?: ReactNode; onBack: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { isFull, size, className } = useRecordSize();
  const turn = () => void navigate({ to: ".", search: ({ full: _, ...rest }) => (isFull ? rest : { ...rest, full: "1" }), replace: true });
  const words = t(isFull ? "shared.record.beside" : "shared.record.whole");
  useKeys(t("shared.record.title"), [{ code: "Enter", ctrl: true, says: t("shared.record.turn"), run: turn }]);
  return (
    <Drawer
      open
      size={size}
      title={title}
      extra={
        <>
          <Button type="text" icon={isFull ? <ShrinkOutlined /> : <ArrowsAltOutlined />} title={words} aria-label={words} onClick={turn} />
          {tools}
        </>
      }
      onClose={onBack}
    >
      <div className={className} data-full={isFull || undefined}>
        {children}
      </div>
    </Drawer>
  );
}

function RecordView<A extends RecordArea>({ kind, view, onShow, onEdit }: RecordProps<A> & { view: ViewOf<A>; onEdit: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const remove = useAction<`${A}_remove`>(`${kind.area}_remove`);
  const sure = useSureOfRemoval();
  const restore = useAction<`${A}_restore`>(`${kind.area}_restore`);
  const chosen = { id: view.id };
  const takeOut = async () => {
    if (await restore.run(chosen as Request<`${A}_restore`>)) notify.done(t("shared.record.restored"));
  };
  const throwAway = async () => {
    if (!(await sure(kind.area, view.id, titleOf(kind, view) ?? t("shared.erased")))) return;
    if (!(await remove.run(chosen as Request<`${A}_remove`>))) return;
    onShow(undefined);
    notify.done(t("shared.record.removed"));
  };
  const tools = view.removed_on ? (
    <Button onClick={() => void takeOut()}>{t("shared.record.restore")}</Button>
  ) : (
    <>
      <Button type="text" onClick={() => void throwAway()}>
        {t("shared.record.remove")}
      </Button>
      <Button type="primary" onClick={onEdit}>
        {t("shared.record.edit")}
      </Button>
    </>
  );
  return (
    <RecordSheet title={titleOf(kind, view)} onBack={() => onShow(undefined)} tools={tools}>
      <FailureNote failure={remove.failure ?? restore.failure} />
      {view.removed_on && <p className={textCss.soft}>{t("shared.record.inBin", { day: view.removed_on })}</p>}
      <Edit value={view.removed_on ? undefined : onEdit}>
        {kind.Facts ? <kind.Facts view={view} /> : <RecordFacts area={kind.area} view={view} fields={kind.parts.flatMap((part) => fieldsOf(kind, part))} />}
      </Edit>
    </RecordSheet>
  );
}

function RecordForm<A extends RecordArea>({ kind, view, onBack, onDone }: {
  kind: RecordKind<A>;
  view?: ViewOf<A>;
  onBack: () => void;
  onDone: (id: string) => void;
}) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { size, className } = useRecordSize();
  const { area } = kind;
  const form = useForm<FieldsOf<A>, Made>({
    draft: `${area} ${view?.id ?? NEW}`,
    fresh: view ? (view.record as FieldsOf<A>) : kind.fresh,
    send: (record) =>
      view ? rpc(`${area}_change`, { id: view.id, record } as Request<`${A}_change`>) : rpc(`${area}_add`, { record } as Request<`${A}_add`>),
    onDone: ({ id }) => {
      notify.done(t(view ? "shared.record.changed" : `${area}.added`));
      onDone(id);
    },
  });
  return (
    <FormDrawer form={form} title={view ? titleOf(kind, view) : t(`${area}.add`)} save={t("shared.save")} size={size} className={className} onClose={onBack}>
      <div className={formCss.form}>
        <RecordFields kind={kind} value={form.value} change={form.change} view={view} />
      </div>
    </FormDrawer>
  );
}
