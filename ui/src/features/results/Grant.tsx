import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ResultFields, RightGrant } from "@/ipc";
import { DayField, Field, TextField } from "@/shared";

const KINDS = ["none", "ownership", "long_term_use"] as const;

/** What the owner unit has granted to the finishers. */
export function Grant({ value, onChange }: { value: ResultFields; onChange: (part: Partial<ResultFields>) => void }) {
  const { t } = useTranslation();
  const grant = value.right_grant;
  const put = (part: Partial<RightGrant>) => grant && onChange({ right_grant: { ...grant, ...part } });
  return (
    <>
      <Field label={t("results.fields.right_grant")}>
        <Select
          value={grant?.kind ?? "none"}
          onChange={(kind: (typeof KINDS)[number]) => onChange({ right_grant: kind === "none" ? null : { ...grant, kind } })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`results.grants.${kind}`) }))}
        />
      </Field>
      {grant ? (
        <>
          <TextField label={t("results.fields.right_share")} value={grant.share ?? ""} onChange={(share) => put({ share: share.trim() || null })} />
          <DayField label={t("results.fields.right_from")} value={grant.granted_on ?? null} onChange={(granted_on) => put({ granted_on })} />
          {grant.kind === "long_term_use" && <DayField label={t("results.fields.right_to")} value={grant.ends_on ?? null} onChange={(ends_on) => put({ ends_on })} />}
        </>
      ) : (
        <span />
      )}
    </>
  );
}
