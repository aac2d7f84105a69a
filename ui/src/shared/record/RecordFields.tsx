// The fields of a record, each said once: as facts, and as a form.
import type { ParseKeys, TFunction } from "i18next";
import { Button } from "antd";
import { createContext, Fragment, useContext, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Amount } from "../Amount";
import { Facts } from "../Facts";
import { ChoiceField } from "../fields/ChoiceField";
import { DayField } from "../fields/DayField";
import { MoneyField } from "../fields/MoneyField";
import { NameField } from "../fields/NameField";
import { SchemeField } from "../fields/SchemeField";
import { TextField } from "../fields/TextField";
import formCss from "../form/form.module.css";
import recordCss from "./record.module.css";
import { fieldsOf, type FieldsOf, type FieldsProps, type RecordArea, type RecordField, type RecordKind, type ViewOf } from "./kind";

/** How the record that is shown is changed; nothing where it can't be. */
export const Edit = createContext<(() => void) | undefined>(undefined);

/** What is known of a record by these fields; what is not known stands behind the way to say it. */
export function RecordFacts<A extends RecordArea>({ area, view, fields }: { area: A; view: ViewOf<A>; fields: readonly RecordField<A>[] }) {
  const { t } = useTranslation();
  const edit = useContext(Edit);
  const values = view.record as FieldsOf<A>;
  const valueFor = (field: RecordField<A>): ReactNode => {
    if (field.show) return field.show(values, view);
    const value = values[field.key] as string | number | null | undefined;
    // A code is shown with what it stands for.
    const name = view.names[field.key as string];
    if (name) return `${name}（${value}）`;
    if (value && !field.Edit && field.kind === "choice") return choiceWord(t, area, field.key as string, String(value));
    if (!value || !("kind" in field) || field.kind !== "money") return value;
    return (
      <>
        <Amount value={String(value)} /> {t("shared.yuan")}
      </>
    );
  };
  const facts = fields.map((field) => ({ label: t(wordsOf(area, field.key)), value: valueFor(field), wide: field.wide }));
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== "");
  const missing = facts.length - known.length;
  return (
    <>
      {known.length > 0 && <Facts facts={known} />}
      {missing > 0 && edit && (
        <Button type="link" size="small" className={recordCss.fill} onClick={edit}>
          {t("shared.record.fill", { count: missing })}
        </Button>
      )}
    </>
  );
}

/** The form of a kind of record. */
export function RecordFields<A extends RecordArea>({ kind, ...props }: FieldsProps<A> & { kind: RecordKind<A> }) {
  const { t } = useTranslation();
  const { area, title, parts } = kind;
  const { value, change, view } = props;
  return (
    <>
      <NameField
        kind={area}
        label={t(wordsOf(area, title))}
        name={`record.${title}`}
        own={view?.id}
        value={textIn(value, title) ?? ""}
        onChange={(name) => change({ [title]: name } as Partial<FieldsOf<A>>)}
      />
      {parts.map((part) => (
        <Fragment key={part.title ?? ""}>
          {part.title && <div className={formCss.part}>{t(part.title)}</div>}
          {fieldsOf(kind, part).map((field) => (
            <FieldInput key={field.key} area={area} field={field} {...props} />
          ))}
        </Fragment>
      ))}
    </>
  );
}

function FieldInput<A extends RecordArea>({ area, field, ...props }: FieldsProps<A> & { area: A; field: RecordField<A> }) {
  const { t } = useTranslation();
  if (field.Edit) return <field.Edit {...props} />;
  const { key, kind, wide, hint, rows, choices } = field;
  const said = { label: t(wordsOf(area, key)), name: `record.${key}`, hint: hint && t(hint) };
  const value = textIn(props.value, key);
  const change = (next: string | null) => props.change({ [key]: next } as Partial<FieldsOf<A>>);
  if (kind === "day") return <DayField {...said} value={value} onChange={change} />;
  if (kind === "money") return <MoneyField {...said} value={value} onChange={change} />;
  if (kind === "choice") return <ChoiceField {...said} value={value} onChange={change} options={(choices ?? []).map((choice) => ({ value: choice, label: choiceWord(t, area, key, choice) }))} />;
  if (kind) return <SchemeField {...said} scheme={kind} value={value} onChange={change} />;
  return <TextField {...said} wide={wide} rows={rows} value={value ?? ""} onChange={(text) => change(text || null)} />;
}

/** The word for a value that a field is chosen from; what somebody else's list says stands for itself. */
export const choiceWord = (t: TFunction, area: RecordArea, field: string, value: string): string => t(`${area}.choices.${field}.${value}` as ParseKeys, { defaultValue: value });

const wordsOf = <A extends RecordArea>(area: A, key: string) => `${area}.fields.${key}` as ParseKeys;
const textIn = <F,>(fields: F, key: keyof F) => (fields[key] as string | null | undefined) ?? null;
