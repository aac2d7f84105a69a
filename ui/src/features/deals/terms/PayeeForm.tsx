import { Button, Checkbox, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type PayeeKind } from "@/ipc";
import { FailureNote, Field, TextField } from "@/shared";
import { RateInput } from "@/shared/fields/RateField";

/** Adds a payee in place. */
export function PayeeForm({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const add = useAction("payee_add");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<PayeeKind | null>(null);
  const [isResident, setResident] = useState(true);
  const [vat, setVat] = useState<string | null>("0");
  const save = async () => {
    const made = await add.run({ payee: { name, kind, is_resident: isResident, vat_rate: vat ?? "0" } });
    if (made) onMade(made.id);
  };
  return (
    <div className="inset-form">
      <FailureNote failure={add.failure} except={["payee.name", "payee.kind", "payee.vat_rate"]} />
      <div className="form">
        <TextField label={t("deals.payee.name")} name="payee.name" failure={add.failure} required autoFocus value={name} onChange={setName} />
        <Field label={t("deals.payee.kind")} name="payee.kind" failure={add.failure}>
          <Select value={kind} placeholder={t("deals.payee.kindAsk")} options={(["individual", "employee", "company"] as PayeeKind[]).map((of) => ({ value: of, label: t(`deals.payeeKind.${of}`) }))} onChange={setKind} />
        </Field>
        <Field label={t("deals.payee.vat")} name="payee.vat_rate" failure={add.failure} hint={t("deals.payee.vatHint")}>
          <RateInput label={t("deals.payee.vat")} value={vat} onChange={setVat} />
        </Field>
        <Field label={t("deals.payee.residence")}>
          <Checkbox checked={isResident} onChange={({ target }) => setResident(target.checked)}>
            {t("deals.payee.resident")}
          </Checkbox>
        </Field>
      </div>
      <div className="form-foot">
        <Button onClick={onClose}>{t("shared.cancel")}</Button>
        <Button loading={add.busy} onClick={() => void save()}>
          {t("deals.terms.payeeAdd")}
        </Button>
      </div>
    </div>
  );
}
