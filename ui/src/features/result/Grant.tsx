// What the owner unit has granted to the finishers.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { RIGHT_GRANT_KINDS, type RightGrant } from "@/ipc";
import { DayField, Field, TextField, type FieldsProps } from "@/shared";
import textCss from "@/shared/text.module.css";

const KINDS = ["none", ...RIGHT_GRANT_KINDS] as const;

export function Grant({ value, change }: FieldsProps<"result">) {
  const { t } = useTranslation();
  const grant = value.right_grant;
  const put = (part: Partial<RightGrant>) => change(({ right_grant }) => (right_grant ? { right_grant: { ...right_grant, ...part } } : {}));
  return (
    <>
      <Field label={t("result.fields.right_grant")} name="record.right_grant">
        <Select
          value={grant?.kind ?? "none"}
          onChange={(kind: (typeof KINDS)[number]) => change({ right_grant: kind === "none" ? null : { ...grant, kind } })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`result.grants.${kind}`) }))}
        />
      </Field>
      {grant ? (
        <>
          <TextField label={t("result.fields.right_share")} name="record.right_grant.share" value={grant.share ?? ""} onChange={(share) => put({ share: share.trim() || null })} />
          <DayField label={t("result.fields.right_from")} name="record.right_grant.granted_on" value={grant.granted_on ?? null} onChange={(granted_on) => put({ granted_on })} />
          {grant.kind === "long_term_use" && <DayField label={t("result.fields.right_to")} name="record.right_grant.ends_on" value={grant.ends_on ?? null} onChange={(ends_on) => put({ ends_on })} />}
        </>
      ) : (
        <span />
      )}
    </>
  );
}

/** The same as a fact. */
export function Granted({ grant }: { grant: RightGrant | null | undefined }) {
  const { t } = useTranslation();
  if (!grant) return <span className={textCss.faint}>{t("result.grants.none")}</span>;
  const days = [grant.granted_on, grant.ends_on].filter(Boolean).join(" – ");
  return <span>{[t(`result.grants.${grant.kind}`), grant.share && `${grant.share} %`, days].filter(Boolean).join(" · ")}</span>;
}
