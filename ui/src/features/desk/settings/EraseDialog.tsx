// Erases those who bear a name: all of them, or whoever is meant.
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, type PersonView } from "@/ipc";
import { FormDialog, useForm, useNotify } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

/** One name may stand for several people, who are told apart by where it stands. */
export function EraseDialog({ persons, onClose }: { persons: readonly PersonView[]; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const form = useForm({
    draft: null,
    // Namesakes are chosen one by one: erased is erased.
    fresh: { ids: persons.length === 1 ? persons.map(({ id }) => id) : [] },
    send: ({ ids }) => rpc("person_erase", { ids }),
    isReady: ({ ids }) => ids.length > 0,
    onDone: () => {
      notify.done(t("desk.settings.persons.done"), { canUndo: false });
      onClose();
    },
  });
  const options = persons.map(({ id, stands_on, values }) => ({
    value: id,
    label: `${stands_on?.name ?? t("desk.settings.persons.gone")} · ${t("desk.settings.persons.values", { count: values })}`,
  }));
  return (
    <FormDialog form={form} title={t("desk.settings.persons.confirm", { name: persons[0]?.name ?? "" })} save={t("desk.settings.persons.erase")} danger onClose={onClose}>
      <p>{t("desk.settings.persons.confirmSays")}</p>
      {persons.length > 1 && <p className={textCss.soft}>{t("desk.settings.persons.who")}</p>}
      <Checkbox.Group className={css.who} options={options} value={form.value.ids} onChange={(ids) => form.change({ ids })} />
    </FormDialog>
  );
}
