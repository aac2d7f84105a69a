// The persons to talk to at an organisation.
import { useTranslation } from "react-i18next";
import type { Contact } from "@/ipc";
import { RowInput, RowsField, type FieldsProps } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import textCss from "@/shared/text.module.css";

const FRESH: Contact = { name: "" };

/** Them, the first one first: that one stands in the list. */
export function Contacts({ value: { contacts = [] }, change }: FieldsProps<"organisation">) {
  const { t } = useTranslation();
  return (
    <RowsField name="record.contacts" value={contacts} onChange={(contacts) => change({ contacts })} fresh={FRESH} add={t("organisation.addContact")} hint={t("organisation.hints.personal")} columns="repeat(3, minmax(0, 1fr))">
      {({ name, post, phone }, put) => (
        <>
          <RowInput label={t("organisation.fields.contact_person")} value={name} onChange={(name) => put({ name })} />
          <RowInput label={t("organisation.fields.contact_post")} value={post} onChange={(post) => put({ post })} />
          <RowInput label={t("organisation.fields.contact_phone")} value={phone} onChange={(phone) => put({ phone })} />
        </>
      )}
    </RowsField>
  );
}

/** The same as facts. */
export function ContactList({ contacts }: { contacts: readonly Contact[] }) {
  const { t } = useTranslation();
  return (
    <ul className={rowsCss.rows}>
      {contacts.map(({ name, post, phone }, index) => (
        <li key={index} className={rowsCss.row}>
          <span className={classes(rowsCss.text, rowsCss.line)}>
            {name ?? (!post && !phone && <span className={textCss.faint}>{t("shared.erased")}</span>)}
            {post && <span className={textCss.soft}>{name ? ` · ${post}` : post}</span>}
          </span>
          {phone && <span className={textCss.figure}>{phone}</span>}
        </li>
      ))}
    </ul>
  );
}
