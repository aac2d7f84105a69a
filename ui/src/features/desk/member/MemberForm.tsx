// Who works at the desk: asked once, changed in the settings.
import { Button, Segmented } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rpc, MEMBER_ROLES, type Made, type Member } from "@/ipc";
import { Field, Form, TextField, useForm } from "@/shared";
import formCss from "@/shared/form/form.module.css";

const NOBODY: Member = { role: "broker" };

/** Name, certificate and firm as they head papers, and what the desk is for; each may be left open. */
export function MemberForm({ member, save, aside, className, onSaved }: {
  /** What is said already; missing where it is asked for the first time. */
  member?: Member | null;
  save: string;
  /** What stands beside the button that saves. */
  aside?: ReactNode;
  className?: string;
  onSaved: () => void;
}) {
  const { t } = useTranslation();
  const form = useForm<Member, Made>({ draft: null, fresh: member ?? NOBODY, send: (record) => rpc("member_set", { record }), onDone: onSaved });
  const { value, change } = form;
  return (
    <Form of={form} className={className} byEnter>
      <div className={formCss.form}>
        <TextField autoFocus={member === undefined} label={t("member.name")} name="record.name" hint={t("member.nameSays")} value={value.name ?? ""} onChange={(name) => change({ name })} />
        <TextField label={t("member.certificate")} name="record.certificate_number" value={value.certificate_number ?? ""} onChange={(certificate_number) => change({ certificate_number })} />
        <TextField label={t("member.firm")} name="record.firm" wide hint={t("member.firmSays")} value={value.firm ?? ""} onChange={(firm) => change({ firm })} />
        <Field label={t("member.role")} wide hint={t(`member.roleSays.${value.role ?? "broker"}`)}>
          <Segmented value={value.role ?? "broker"} onChange={(role) => change({ role })} options={MEMBER_ROLES.map((role) => ({ value: role, label: t(`member.roles.${role}`) }))} />
        </Field>
      </div>
      <div className={formCss.foot}>
        {aside}
        <Button type="primary" loading={form.busy} onClick={form.submit}>
          {save}
        </Button>
      </div>
    </Form>
  );
}
