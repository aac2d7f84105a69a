import { Checkbox, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type ContractKind, type Method, type RateTable } from "@/ipc";
import { DayField, FailureNote, Field, TextField, useDraft, useNotify, useSay } from "@/shared";
import { FormDrawer } from "@/shared/FormDrawer";
import { bandFaults, type EditedBand } from "@/shared/bands";
import { BandRows } from "@/shared/fields/BandRows";
import { useShowRefusal } from "@/shared/showRefusal";
import { given } from "@/shared/given";

interface Typed {
  name: string;
  version: string;
  issuer: string;
  region: string;
  kinds: ContractKind[];
  method: Method;
  bands: EditedBand[];
  from: string | null;
  to: string | null;
  source: string;
}

const KINDS: ContractKind[] = ["development", "transfer", "licence", "consulting", "service"];

/** Issues a version; begins with the one before it, where there is one. An issued version never changes. */
export function IssueForm({ after, onClose, onMade }: { after: RateTable | undefined; onClose: () => void; onMade: (id: string) => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const notify = useNotify();
  const issue = useAction("rate_table_issue");
  const fresh = useMemo<Typed>(
    () => ({
      name: after?.name ?? "",
      version: "",
      issuer: after?.issuer ?? "",
      region: after?.region ?? "",
      kinds: after?.contract_kinds ?? KINDS,
      method: after?.method ?? "marginal",
      bands: after?.bands.map((band) => ({ ...band, up_to: band.up_to ?? null })) ?? [{ up_to: null, rate: null, floor: null, ceiling: null }],
      from: null,
      to: null,
      source: "",
    }),
    [after],
  );
  const { value, change, isDraft, drop } = useDraft(`rate_table ${after?.id ?? "new"}`, fresh);
  const isSound = bandFaults(value.bands, true).every((fault) => fault === null);
  useShowRefusal(issue.failure);
  const save = async () => {
    if (!isSound) return;
    const { kinds, from, to, bands, ...rest } = value;
    const made = await issue.run({
      ...rest,
      contract_kinds: kinds,
      effective_from: given(from),
      effective_to: to,
      bands: bands.map((band) => ({ up_to: band.up_to, rate: given(band.rate), floor: given(band.floor ?? null), ceiling: given(band.ceiling ?? null) })),
    });
    if (!made) return;
    drop();
    notify.done(t("rates.issued", { version: value.version }));
    onMade(made.id);
  };
  const { failure } = issue;
  const text = (key: "name" | "version" | "issuer" | "region" | "source", required = false) => (
    <TextField label={t(`rates.${key}`)} name={key} failure={failure} required={required} value={value[key]} onChange={(typed) => change({ [key]: typed })} />
  );
  return (
    <FormDrawer
      title={t("rates.issue")}
      width={760}
      save={t("rates.issueNow")}
      onSave={() => void save()}
      onClose={onClose}
      busy={issue.busy}
      disabled={!isSound}
      onDrop={isDraft && drop}
    >
      <FailureNote failure={failure} except={["name", "version", "issuer", "region", "source", "effective_from", "effective_to", "to", "bands"]} />
      <p className="soft">{t("rates.issueSays")}</p>
      <div className="form">
        {text("name", true)}
        {text("version", true)}
        {text("issuer", true)}
        {text("region")}
        <DayField label={t("rates.from")} name="effective_from" failure={failure} required value={value.from} onChange={(from) => change({ from })} />
        <DayField label={t("rates.to")} name="to" failure={failure?.field === "effective_to" ? { ...failure, field: "to" } : failure} hint={t("rates.toHint")} value={value.to} onChange={(to) => change({ to })} />
        <Field label={t("rates.method")}>
          <Select value={value.method} options={(["marginal", "whole"] as Method[]).map((of) => ({ value: of, label: t(`explain.method.${of}`) }))} onChange={(method: Method) => change({ method })} />
        </Field>
        {text("source")}
        <Field label={t("rates.kinds")} name="contract_kinds" failure={failure} wide>
          <Checkbox.Group value={value.kinds} options={KINDS.map((kind) => ({ value: kind, label: t(`rates.kind.${kind}`) }))} onChange={(kinds) => change({ kinds: kinds as ContractKind[] })} />
        </Field>
        <h3 className="form-part">{t("rates.bands")}</h3>
      </div>
      {failure?.field === "bands" && (
        <p className="bad" role="alert">
          {say(failure.message)}
        </p>
      )}
      <BandRows value={value.bands} onChange={(bands) => change({ bands })} guided />
      {!isSound && <p className="faint">{t("rates.notSound")}</p>}
    </FormDrawer>
  );
}
