// A payee at the side of whatever screen needs it: added or changed.
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type Made, type PayeeView } from "@/ipc";
import { FormDrawer, useForm } from "../form";
import { useNotify } from "../notify";
import { FRESH_PAYEE, PayeeFields, payeeOf, type TypedPayee } from "./PayeeFields";

interface DrawerProps {
  onClose: () => void;
}

/** Changes a payee, or adds one where no id is said. */
export function PayeeDrawer({ id, onClose }: DrawerProps & { id?: string }) {
  const { data } = useAsk("payee_view", { id: id ?? "" }, { when: id !== undefined });
  if (id === undefined) return <PayeeForm onClose={onClose} />;
  return data && <PayeeForm key={id} view={data} onClose={onClose} />;
}

function PayeeForm({ view, onClose }: DrawerProps & { view?: PayeeView }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const form = useForm<TypedPayee, Made>({
    draft: `payee ${view?.id ?? "new"}`,
    fresh: view ? { ...FRESH_PAYEE, ...view.record, name: view.record.name ?? "", kind: view.record.kind ?? null } : FRESH_PAYEE,
    send: (typed) => (view ? rpc("payee_change", { id: view.id, record: payeeOf(typed) }) : rpc("payee_add", { record: payeeOf(typed) })),
    onDone: () => {
      notify.done(t(view ? "shared.record.changed" : "payee.added"));
      onClose();
    },
  });
  return (
    <FormDrawer form={form} title={view ? (view.record.name ?? t("shared.erased")) : t("payee.add")} save={t("shared.save")} onClose={onClose}>
      <PayeeFields value={form.value} change={form.change} />
    </FormDrawer>
  );
}
