// Erases those who bear a name: all of them, or whoever is meant.
import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type PersonView } from "@/ipc";
import { Bones, ErrorState, FormDialog, useForm, useNotify } from "@/shared";
import textCss from "@/shared/text.module.css";
import { NamingFields, NamingTexts, told, type Picked } from "./NamingTexts";
import css from "./settings.module.css";

/** One name may stand for several people, who are told apart by where it stands. */
export function EraseDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { data, error, refetch } = useAsk("person_list", { name });
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  return <Erase name={name} persons={data.persons} total={data.total} onClose={onClose} />;
}

function Erase({ name, persons, total, onClose }: { name: string; persons: readonly PersonView[]; total: number; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const all = persons.map(({ id }) => id);
  const form = useForm({
    draft: null,
    // Namesakes are chosen by hand, one by one or all at once: erased is erased.
    fresh: { ids: persons.length === 1 ? all : [], picked: null as Picked | null },
    send: ({ ids, picked }) => rpc("person_erase", { ids, texts: picked && told(picked) }),
    // Nothing is erased before the texts that name them were shown.
    isReady: ({ ids, picked }) => ids.length > 0 && picked !== null,
    onDone: () => {
      notify.done(t("desk.settings.persons.done"), { canUndo: false });
      onClose();
    },
  });
  const options = persons.map(({ id, stands_on, values }) => ({
    value: id,
    label: `${stands_on?.name ?? t("desk.settings.persons.gone")} · ${t("desk.settings.persons.values", { count: values })}`,
  }));
  const isWhole = form.value.ids.length === persons.length;
  return (
    <FormDialog form={form} title={t("desk.settings.persons.confirm", { name })} save={t("desk.settings.persons.erase")} danger onClose={onClose}>
      <p>{t("desk.settings.persons.confirmSays")}</p>
      {persons.length > 1 && (
        <p className={textCss.soft}>
          {t("desk.settings.persons.who")}
          <Button type="link" size="small" onClick={() => form.change({ ids: isWhole ? [] : all, picked: null })}>
            {t(isWhole ? "desk.settings.persons.noneOf" : "desk.settings.persons.allOf", { count: persons.length })}
          </Button>
        </p>
      )}
      <Checkbox.Group className={css.who} options={options} value={form.value.ids} onChange={(ids) => form.change({ ids, picked: null })} />
      {total > persons.length && <p className={textCss.faint}>{t("desk.settings.persons.more", { shown: persons.length, total })}</p>}
      {form.value.ids.length > 0 && (
        <>
          <NamingTexts key={form.value.ids.join(" ")} ids={form.value.ids} picked={form.value.picked} onPick={(picked) => form.change({ picked })} />
          <NamingFields ids={form.value.ids} />
        </>
      )}
    </FormDialog>
  );
}
