// The people who made a result.
import { useTranslation } from "react-i18next";
import type { Finisher } from "@/ipc";
import { RowInput, RowsField, type FieldsProps } from "@/shared";
import fieldsCss from "@/shared/fields/fields.module.css";

const FRESH: Finisher = { name: "", share: null };

/** The finishers in their order, with their shares. */
export function Finishers({ value: { finishers = [] }, change }: FieldsProps<"result">) {
  const { t } = useTranslation();
  return (
    <RowsField name="record.finishers" value={finishers} onChange={(finishers) => change({ finishers })} fresh={FRESH} add={t("result.addFinisher")} hint={t("result.hints.finishers")} columns="minmax(0, 1fr) 7rem">
      {({ name, share }, put) => (
        <>
          <RowInput label={t("result.fields.finisher_name")} placeholder={name == null ? t("shared.erased") : undefined} value={name} onChange={(name) => put({ name: name ?? "" })} />
          <RowInput label={t("result.fields.finisher_share")} className={fieldsCss.figure} suffix="%" placeholder="" value={share} onChange={(share) => put({ share: share?.trim() || null })} />
        </>
      )}
    </RowsField>
  );
}
