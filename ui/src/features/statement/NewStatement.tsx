// The form that begins a statement.
import { useTranslation } from "react-i18next";
import { rpc, useAsk } from "@/ipc";
import { DayField, Field, FormDrawer, given, Pick, useDoubts, useForm, usePayees } from "@/shared";
import { MendPayee } from "@/shared/payee/MendPayee";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import { lastMonth } from "./months";

interface Typed {
  payee: string | null;
  from: string | null;
  to: string | null;
}

/** Begins a statement: for whom, and for which period; last month is meant where nothing is said. */
export function NewStatement({ onClose, onOpen }: { onClose: () => void; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const today = useAsk("today_page", {}).data?.today;
  const payees = usePayees();
  const drafts = (useAsk("statement_list", {}).data?.statements ?? []).filter(({ state }) => state === "draft");
  const draftOf = (payee: string | null) => drafts.find((draft) => draft.payee === payee);
  const month = today ? lastMonth(today) : { from: null, to: null };
  const form = useForm<Typed, { id: string }>({
    draft: "statement_draft",
    fresh: { payee: null, ...month },
    // A payee has one draft at a time: it is opened instead of a second one.
    send: ({ payee, from, to }) => {
      const open = draftOf(payee);
      return open ? Promise.resolve(open) : rpc("statement_draft", { payee: given(payee), from: given(from), to: given(to) });
    },
    onDone: ({ id }) => onOpen(id),
  });
  const { value, change } = form;
  const open = draftOf(value.payee);
  const doubt = useDoubts(value.to === null ? null : { kind: "statement", to: value.to });
  return (
    <FormDrawer form={form} title={t("statement.new")} save={t(open ? "statement.openDraft" : "statement.draw")} onClose={onClose}>
      <Field label={t("statement.payee")} name="payee" required hint={open ? <span className={textCss.warn}>{t("statement.hasDraft", { from: open.from, to: open.to })}</span> : undefined}>
        <Pick
          value={value.payee}
          placeholder={t("statement.payeeAsk")}
          showSearch={payees.search}
          options={payees.with(value.payee)}
          onChange={(payee: string) => {
            payees.choose(payee);
            change({ payee });
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
