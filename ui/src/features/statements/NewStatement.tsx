import { Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type StatementRow } from "@/ipc";
import { DayField, FailureNote, Field, useDraft } from "@/shared";
import { FormDrawer } from "@/shared/FormDrawer";
import { given } from "@/shared/given";
import { lastMonth } from "./months";

/** Begins a statement: for whom, and for which period; last month is meant where nothing is said. */
export function NewStatement({ drafts, onClose, onOpen }: { drafts: StatementRow[]; onClose: () => void; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const make = useAction("statement_draft");
  const today = useAsk("today_page", {}).data?.today;
  const payees = useAsk("payee_list", {}).data?.payees ?? [];
  const fresh = useMemo(() => {
    const month = today ? lastMonth(today) : { from: null, to: null };
    return { payee: null as string | null, from: month.from as string | null, to: month.to as string | null };
  }, [today]);
  const { value, change, isDraft, drop } = useDraft("statement_draft", fresh);
  const open = drafts.find((draft) => draft.payee === value.payee);
  const save = async () => {
    const made = await make.run({ payee: given(value.payee), from: given(value.from), to: given(value.to) });
    if (!made) return;
    drop();
    onOpen(made.id);
  };
  return (
    <FormDrawer
      title={t("statements.new")}
      save={t(open ? "statements.openDraft" : "statements.draw")}
      onSave={() => (open ? onOpen(open.id) : void save())}
      onClose={onClose}
      busy={make.busy}
      onDrop={isDraft && drop}
    >
      <FailureNote failure={make.failure} except={["payee", "from", "to"]} />
      <Field label={t("statements.payee")} name="payee" failure={make.failure} required hint={open ? <span className="warn">{t("statements.hasDraft", { from: open.from, to: open.to })}</span> : undefined}>
        <Select
          autoFocus
          value={value.payee}
          placeholder={t("statements.payeeAsk")}
          showSearch={{ optionFilterProp: "label" }}
          options={payees.map(({ id, payee }) => ({ value: id, label: payee.name ?? t("statements.erased") }))}
          onChange={(payee: string) => change({ payee })}
        />
      </Field>
      <div className="form">
        <DayField label={t("statements.from")} name="from" failure={make.failure} required value={value.from} onChange={(from) => change({ from })} />
        <DayField label={t("statements.to")} name="to" failure={make.failure} required value={value.to} onChange={(to) => change({ to })} />
      </div>
      <p className="faint">{t("statements.newSays")}</p>
    </FormDrawer>
  );
}
