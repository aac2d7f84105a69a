import { Button, Select } from "antd";
import { useMemo, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type OrganisationFields, type OrganisationView, type Role } from "@/ipc";
import { CodeField, DraftNote, FailureNote, Field, isComposing, NameField, RecordDrawer, TextField, useDraft, useNotify } from "@/shared";

const ROLES: Role[] = ["enterprise", "university", "institute", "firm", "investor", "office"];
const FIELDS = ["name", "roles", "code"].map((field) => `organisation.${field}`);
type TextKey = Exclude<keyof OrganisationFields, "roles" | "name" | "code">;

/** Enters an organisation, or changes it. */
export function OrganisationForm({ view, onBack, onDone }: { view?: OrganisationView; onBack: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const fresh = useMemo<OrganisationFields>(() => view?.organisation ?? { name: "", roles: ["enterprise"] }, [view]);
  const { value, change, isDraft, drop } = useDraft(`organisation:${view?.id ?? "new"}`, fresh);
  const add = useAction("organisation_add");
  const save = useAction("organisation_change");
  const { failure } = view ? save : add;

  const submit = async () => {
    const made = view ? await save.run({ id: view.id, organisation: value }) : await add.run({ organisation: value });
    if (!made) return;
    drop();
    notify.done(t(view ? "organisations.changed" : "organisations.added"));
    onDone(made.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.ctrlKey || isComposing(event)) return;
    event.preventDefault();
    void submit();
  };
  const text = (key: TextKey, more: { wide?: boolean; rows?: number; hint?: string } = {}) => (
    <TextField
      label={t(`organisations.fields.${key}`)}
      name={`organisation.${key}`}
      failure={failure}
      value={value[key] ?? ""}
      onChange={(next) => change({ [key]: next || null })}
      {...more}
    />
  );
  return (
    <RecordDrawer
      title={view ? view.organisation.name : t("organisations.new")}
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
      <FailureNote failure={failure} except={FIELDS} />
      <div className="form" onKeyDown={onKeyDown}>
        <NameField
          kind="organisation"
          label={t("organisations.fields.name")}
          name="organisation.name"
          failure={failure}
          own={view?.id}
          value={value.name ?? ""}
          onChange={(name) => change({ name })}
        />
        <Field label={t("organisations.fields.roles")} name="organisation.roles" failure={failure}>
          <Select
            mode="multiple"
            value={value.roles ?? []}
            onChange={(roles: Role[]) => change({ roles })}
            options={ROLES.map((role) => ({ value: role, label: t(`words.roles.${role}`) }))}
          />
        </Field>
        <CodeField
          kind="organisation"
          label={t("organisations.fields.code")}
          name="organisation.code"
          failure={failure}
          value={value.code ?? ""}
          ownName={view?.organisation.name}
          onChange={(code) => change({ code: code || null })}
        />
        {text("region")}
        {text("industry")}
        <div className="form-part">{t("organisations.parts.contact")}</div>
        {text("contact_person", { hint: t("organisations.hints.personal") })}
        {text("contact_phone")}
        {text("address", { wide: true })}
        <div className="form-part">{t("organisations.parts.more")}</div>
        {text("supervisor")}
        {text("level")}
        {text("list_code")}
        {text("note", { wide: true, rows: 2 })}
      </div>
    </RecordDrawer>
  );
}
