import { AutoComplete, Button, Segmented, Select } from "antd";
import { useMemo, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type ResultFields, type ResultView } from "@/ipc";
import { CodeField, DayField, DraftNote, FailureNote, Field, isComposing, MoneyField, NameField, RecordDrawer, TextField, useDraft, useNotify } from "@/shared";
import { Finishers } from "./Finishers";
import { Grant } from "./Grant";
import { OwnerField } from "./OwnerField";

const SHOWN_AT_FIELD = ["title", "application_number", "trl", "owner_unit", "finishers"].map((field) => `result.${field}`);
const KINDS = ["invention", "utility", "design", "software"] as const;
type TextKey = "industry" | "region" | "funding" | "ipc" | "legal_status" | "summary" | "note";

/** Enters a result, or changes it. */
export function ResultForm({ view, onBack, onDone }: { view?: ResultView; onBack: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const fresh = useMemo<ResultFields>(() => view?.result ?? { title: "" }, [view]);
  const { value, change, isDraft, drop } = useDraft(`result:${view?.id ?? "new"}`, fresh);
  const add = useAction("result_add");
  const save = useAction("result_change");
  const { failure } = view ? save : add;

  const submit = async () => {
    const made = view ? await save.run({ id: view.id, result: value }) : await add.run({ result: value });
    if (!made) return;
    drop();
    notify.done(t(view ? "results.changed" : "results.added"));
    onDone(made.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.ctrlKey || isComposing(event)) return;
    event.preventDefault();
    void submit();
  };
  const text = (key: TextKey, more: { wide?: boolean; rows?: number; hint?: string } = {}) => (
    <TextField
      label={t(`results.fields.${key}`)}
      name={`result.${key}`}
      failure={failure}
      value={value[key] ?? ""}
      onChange={(next) => change({ [key]: next || null })}
      {...more}
    />
  );
  const service = value.is_service_result === true ? "yes" : value.is_service_result === false ? "no" : "unknown";
  return (
    <RecordDrawer
      title={view ? view.result.title : t("results.new")}
      onBack={onBack}
      foot={
        <div className="form-foot">
          {isDraft ? <DraftNote onDrop={drop} /> : <span />}
          <Button onClick={onBack}>{t("shared.cancel")}</Button>
          <Button type="primary" loading={add.busy || save.busy} onClick={() => void submit()}>
            {t("shared.save")}
          </Button>
        </div>
      }
    >
      <FailureNote failure={failure} except={SHOWN_AT_FIELD} />
      <div className="form" onKeyDown={onKeyDown}>
        <NameField kind="result" label={t("results.fields.title")} name="result.title" failure={failure} own={view?.id} value={value.title ?? ""} onChange={(title) => change({ title })} />
        <OwnerField value={value} onChange={change} failure={failure} />
        <MoneyField label={t("results.fields.asking_amount")} name="result.asking_amount" failure={failure} value={value.asking_amount ?? null} onChange={(asking_amount) => change({ asking_amount })} />
        <Field label={t("results.fields.trl")} name="result.trl" failure={failure}>
          <Select allowClear value={value.trl} onChange={(trl?: number) => change({ trl: trl ?? null })} options={Array.from({ length: 9 }, (_, index) => ({ value: index + 1, label: `TRL ${index + 1}` }))} />
        </Field>
        <Field label={t("results.fields.is_service_result")}>
          <Segmented
            block
            value={service}
            onChange={(next) => change({ is_service_result: next === "unknown" ? null : next === "yes" })}
            options={(["yes", "no", "unknown"] as const).map((key) => ({ value: key, label: t(`shared.${key}`) }))}
          />
        </Field>
        {text("industry", { hint: t("results.hints.industry") })}
        {text("region", { hint: t("results.hints.region") })}
        {text("funding", { wide: true })}
        {text("summary", { wide: true, rows: 3 })}

        <div className="form-part">{t("results.parts.rights")}</div>
        <CodeField
          kind="application"
          label={t("results.fields.application_number")}
          name="result.application_number"
          failure={failure}
          value={value.application_number ?? ""}
          ownName={view?.result.title}
          onChange={(number) => change({ application_number: number || null })}
        />
        <Field label={t("results.fields.patent_kind")} name="result.patent_kind" failure={failure}>
          <AutoComplete value={value.patent_kind ?? ""} onChange={(kind: string) => change({ patent_kind: kind || null })} options={KINDS.map((kind) => ({ value: t(`results.kinds.${kind}`) }))} />
        </Field>
        <DayField label={t("results.fields.applied_on")} name="result.applied_on" failure={failure} value={value.applied_on ?? null} onChange={(applied_on) => change({ applied_on })} />
        <DayField label={t("results.fields.granted_on")} name="result.granted_on" failure={failure} value={value.granted_on ?? null} onChange={(granted_on) => change({ granted_on })} />
        {text("legal_status")}
        {text("ipc")}
        <Field label={t("results.fields.other_numbers")} wide hint={t("results.hints.numbers")}>
          <Select mode="tags" open={false} suffixIcon={null} value={value.other_numbers ?? []} onChange={(other_numbers: string[]) => change({ other_numbers })} />
        </Field>
        <Grant value={value} onChange={change} />

        <div className="form-part">{t("results.parts.people")}</div>
        <Finishers value={value.finishers ?? []} onChange={(finishers) => change({ finishers })} failure={failure} />
        {text("note", { wide: true, rows: 2 })}
      </div>
    </RecordDrawer>
  );
}
