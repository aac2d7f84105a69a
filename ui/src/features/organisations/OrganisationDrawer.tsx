import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type OrganisationView } from "@/ipc";
import { Bones, Checked, ErrorState, Facts, FailureNote, RecordDrawer, Tag, useNotify } from "@/shared";
import { OrganisationForm } from "./OrganisationForm";

/** One organisation beside the list, or the form for a new one. */
export function OrganisationDrawer({ id, onShow }: { id: string; onShow: (id: string | undefined) => void }) {
  const isNew = id === "new";
  const { data, error, refetch } = useAsk("organisation_view", { id }, { when: !isNew });
  const [edits, setEdits] = useState(false);
  if (isNew) return <OrganisationForm onBack={() => onShow(undefined)} onDone={onShow} />;
  if (edits && data) return <OrganisationForm view={data} onBack={() => setEdits(false)} onDone={() => setEdits(false)} />;
  if (data) return <Organisation view={data} onEdit={() => setEdits(true)} onBack={() => onShow(undefined)} />;
  return (
    <RecordDrawer title="" onBack={() => onShow(undefined)}>
      {error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <Bones />}
    </RecordDrawer>
  );
}

function Organisation({ view, onEdit, onBack }: { view: OrganisationView; onEdit: () => void; onBack: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const remove = useAction("organisation_remove");
  const restore = useAction("organisation_restore");
  const { organisation, code_finding: finding } = view;
  const fact = (key: "list_code" | "region" | "address" | "industry" | "supervisor" | "level" | "contact_person" | "contact_phone" | "note", wide?: boolean) => ({
    label: t(`organisations.fields.${key}`),
    value: organisation[key],
    wide,
  });
  const code = organisation.code && <Checked code={organisation.code} finding={finding} words />;
  return (
    <RecordDrawer
      title={organisation.name}
      onBack={onBack}
      tools={
        view.removed_on ? (
          <Button onClick={async () => (await restore.run({ id: view.id })) && notify.done(t("organisations.restored"))}>{t("organisations.restore")}</Button>
        ) : (
          <>
            <Popconfirm
              title={t("organisations.remove")}
              okText={t("organisations.remove")}
              cancelText={t("shared.cancel")}
              onConfirm={async () => {
                if (!(await remove.run({ id: view.id }))) return;
                onBack();
                notify.done(t("organisations.removed"));
              }}
            >
              <Button type="text">{t("organisations.remove")}</Button>
            </Popconfirm>
            <Button type="primary" onClick={onEdit}>
              {t("organisations.edit")}
            </Button>
          </>
        )
      }
    >
      <FailureNote failure={remove.failure ?? restore.failure} />
      {view.removed_on && <p className="soft">{t("organisations.inBin", { day: view.removed_on })}</p>}
      <Facts
        facts={[
          { label: t("organisations.fields.roles"), value: organisation.roles?.length ? organisation.roles.map((role) => <Tag key={role}>{t(`words.roles.${role}`)}</Tag>) : null },
          { label: t("organisations.fields.code"), value: code },
          fact("region"),
          fact("industry"),
          fact("contact_person"),
          fact("contact_phone"),
          fact("address", true),
          fact("supervisor"),
          fact("level"),
          fact("list_code"),
          fact("note", true),
        ]}
      />
    </RecordDrawer>
  );
}
