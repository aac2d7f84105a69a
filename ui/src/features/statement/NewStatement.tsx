// The form that begins a statement.
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAsk } from "@/ipc";
import { DayField, Field, FormDrawer, given, Pick, useDoubts, useForm, usePayees } from "@/shared";
import { MendPayee } from "@/shared/payee/MendPayee";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";

interface Typed {
  payee: string | null;
  from: string | null;
  to: string | null;
}

/** Begins a statement: for whom, and for which period, which goes on where the payee's last one ended. */
export function NewStatement({ onClose, onOpen }: { onClose: () => void; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const payees = usePayees();
  const form = useForm<Typed, { id: string }>({
    draft: "statement_draft",
    fresh: { payee: null, from: null, to: null },
    // A payee has one draft at a time: it is opened instead of a second one.
    send: async ({ payee, from, to }) => {
      const [open] = payee === null ? [] : (await rpc("statement_list", { payee, state: "draft", limit: 1 })).statements;
      return open ?? rpc("statement_draft", { payee: given(payee), from: given(from), to: given(to) });
    },
    onDone: ({ id }) => onOpen(id),
  });
  const { value, change } = form;
  const { only } = payees;
  const payee = value.payee ?? only;
  const hasPayee = payee !== null;
  const period = useAsk("statement_period", { payee: payee! }, { when: hasPayee }).data;
  const [open] = useAsk("statement_list", { payee, state: "draft", limit: 1 }, { when: hasPayee }).data?.statements ?? [];
  // One payee is meant where there is no other; a period that nobody typed is the payee's.
  useEffect(() => {
    if (only !== null && value.payee === null) change({ payee: only });
  }, [only, value.payee, change]);
  useEffect(() => {
    if (period && value.from === null && value.to === null) change({ ...period });
  }, [period, value.from, value.to, change]);
  const doubt = useDoubts(value.to === null ? null : { kind: "statement", to: value.to });
  return (
    <FormDrawer form={form} title={t("statement.new")} byEnter save={t(open ? "statement.openDraft" : "statement.draw")} onClose={onClose}>
      <Field label={t("statement.payee")} name="payee" required isEmpty={value.payee === null} hint={open ? <span className={textCss.warn}>{t("statement.hasDraft", { from: open.from, to: open.to })}</span> : undefined}>
        <Pick
          value={value.payee}
          placeholder={t("statement.payeeAsk")}
          showSearch={payees.search}
          isLooking={payees.isLooking}
          options={payees.with(value.payee)}
          onChange={(payee: string) => {
            payees.choose(payee);
            // Days that somebody typed stay.
            const isProposed = value.from === (period?.from ?? null) && value.to === (period?.to ?? null);
            change(isProposed ? { payee, from: null, to: null } : { payee });
          }}
        />
      </Field>
      <div className={formCss.form}>
        <DayField label={t("statement.from")} name="from" required value={value.from} onChange={(from) => change({ from })} />
        <DayField label={t("statement.to")} name="to" required doubt={doubt("to")} value={value.to} onChange={(to) => change({ to })} />
      </div>
      <MendPayee failure={form.failure} />
      <p className={textCss.faint}>{t("statement.newSays")}</p>
    </FormDrawer>
  );
}
