// Changes several records alike: what is left empty stays as it is in each.
import { Select } from "antd";
import type { ParseKeys } from "i18next";
import { useTranslation } from "react-i18next";
import { ROLES, rpc, type Request, type Scheme } from "@/ipc";
import { ChoiceField } from "../fields/ChoiceField";
import { Field } from "../fields/Field";
import { Pick } from "../fields/Pick";
import { SchemeField } from "../fields/SchemeField";
import { TagsField } from "../fields/TagsField";
import { FormDialog, useForm } from "../form";
import { useNotify } from "../notify";
import textCss from "../text.module.css";
import type { RecordArea, RecordKind } from "./kind";
import { choiceWord } from "./RecordFields";

/** What changes, by the fields of the request; nothing of a field that is left alone. */
type Patch = Record<string, string | number | string[] | null | undefined>;

export function SeveralForm<A extends RecordArea>({ kind, ids, onClose }: { kind: RecordKind<A>; ids: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { area } = kind;
  const form = useForm<Patch, { changed: number }>({
    draft: null,
    fresh: {},
    send: (patch) => rpc(`${area}_change_several`, { ids: [...ids], patch } as unknown as Request<`${A}_change_several`>),
    isReady: (patch) => Object.values(patch).some((value) => (Array.isArray(value) ? value.length > 0 : value != null)),
    onDone: ({ changed }) => {
      notify.done(t("shared.select.changed", { count: changed }), { canUndo: changed > 0 });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("shared.select.change", { count: ids.length })} save={t("shared.select.save", { count: ids.length })} onClose={onClose}>
      <p className={textCss.soft}>{t("shared.select.changeSays")}</p>
      {kind.several?.map((field) => (
        <SeveralField key={field} kind={kind} field={field} patch={form.value} change={form.change} />
      ))}
    </FormDialog>
  );
}

function SeveralField<A extends RecordArea>({ kind, field, patch, change }: { kind: RecordKind<A>; field: string; patch: Patch; change: (part: Patch) => void }) {
  const { t } = useTranslation();
  const area: RecordArea = kind.area;
  const label = t(`${area}.fields.${field}` as ParseKeys);
  const { kind: how, choices = [] } = kind.catalogue.find(({ key }) => key === field) ?? { kind: "" };
  const text = (patch[field] as string | null | undefined) ?? null;
  const set = (value: string | number | null) => change({ [field]: value ?? undefined });
  const name = `patch.${field}`;
  const several = (key: string) => (patch[key] as string[] | undefined) ?? [];
  const both = [
    { key: field, label: t("shared.select.with", { field: label }) },
    { key: `drop_${field}`, label: t("shared.select.without", { field: label }) },
  ];
  switch (how) {
    case "region":
    case "industry":
    case "discipline":
      return <SchemeField label={label} name={name} scheme={how satisfies Scheme} value={text} onChange={set} />;
    case "choice":
      return <ChoiceField label={label} name={name} value={text} onChange={set} options={choices.map((choice) => ({ value: choice, label: choiceWord(t, area, field, choice) }))} />;
    case "integer":
      return (
        <Field label={label} name={name}>
          <Select allowClear value={patch[field] as number | undefined} onChange={(level?: number) => set(level ?? null)} options={Array.from({ length: 9 }, (_, index) => ({ value: index + 1, label: String(index + 1) }))} />
        </Field>
      );
    case "choices":
      return both.map(({ key, label }) => (
        <Field key={key} label={label} name={`patch.${key}`}>
          <Pick<string[], { value: string; label: string }>
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            value={several(key)}
            onChange={(values) => change({ [key]: values })}
            options={ROLES.map((role) => ({ value: role, label: t(`organisation.kinds.${role}`) }))}
          />
        </Field>
      ));
    default:
      return both.map(({ key, label }) => <TagsField key={key} label={label} name={`patch.${key}`} value={several(key)} onChange={(values) => change({ [key]: values })} />);
  }
}
