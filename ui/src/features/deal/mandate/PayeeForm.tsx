// A payee that is added where shares are typed.
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "@/ipc";
import { Form, useBegin, useForm } from "@/shared";
import { FRESH_PAYEE, PayeeFields, payeeOf, type TypedPayee } from "@/shared/payee/PayeeFields";
import formCss from "@/shared/form/form.module.css";
import css from "../deal.module.css";

/** Adds a payee in place, called as was typed before. */
export function PayeeForm({ name, onMade, onClose }: { name: string; onMade: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm<TypedPayee, { id: string }>({
    draft: `payee new ${name}`.trim(),
    fresh: { ...FRESH_PAYEE, name },
    send: (typed) => rpc("payee_add", { record: payeeOf(typed) }),
    onDone: ({ id }) => onMade(id),
  });
  useBegin(form);
  // It opens below the field that asked for it, where the form's foot may cover it.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView?.({ block: "center" }), []);
  return (
    <div ref={box} className={css.inset}>
      <Form of={form} byEnter onLeave={onClose}>
        <PayeeFields value={form.value} change={form.change} />
        <div className={formCss.foot}>
          <Button onClick={onClose}>{t("shared.cancel")}</Button>
          <Button loading={form.busy} onClick={form.submit}>
            {t("payee.add")}
          </Button>
        </div>
      </Form>
    </div>
  );
}
