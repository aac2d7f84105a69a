// The form of a new version of a rate table.
import { Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { CONTRACT_KINDS, METHODS, rpc, type ContractKind, type Method, type RateTable } from "@/ipc";
import { DayField, Field, FormDrawer, given, TextField, useForm, useNotify } from "@/shared";
import { bandFaults, type EditedBand } from "@/shared/bands";
import { BandRows } from "@/shared/fields/BandRows";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";

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

const isSound = ({ bands }: Typed) => bandFaults(bands, true).every((fault) => fault === null);

/** Begins with the version before it, where there is one. An issued version never changes. */
export function IssueForm({ after, onClose, onMade }: { after: RateTable | undefined; onClose: () => void; onMade: (id: string) => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const form = useForm<Typed, { id: string }>({
    draft: `rate_table ${after?.id ?? "new"}`,
    fresh: {
      name: after?.name ?? "",
      version: "",
      issuer: after?.issuer ?? "",
      region: after?.region ?? "",
      kinds: after?.contract_kinds ?? [...CONTRACT_KINDS],
      method: after?.method ?? "marginal",
      bands: after?.bands.map((band) => ({ ...band, up_to: band.up_to ?? null })) ?? [{ up_to: null, rate: null, floor: null, ceiling: null }],
      from: null,
      to: null,
      source: "",
    },
    send: ({ kinds, from, to, bands, ...rest }) =>
      rpc("rate_table_issue", {
        ...rest,
        contract_kinds: kinds,
        effective_from: given(from),
        effective_to: to,
        bands: bands.map((band) => ({ up_to: band.up_to, rate: given(band.rate), floor: given(band.floor ?? null), ceiling: given(band.ceiling ?? null) })),
      }),
    isReady: isSound,
    onDone: ({ id }, { version }) => {
      notify.done(t("rates.issued", { version }));
      onMade(id);
    },
  });
  const { value, change } = form;
  const text = (key: "name" | "version" | "issuer" | "region" | "source", required = false) => (
    <TextField label={t(`rates.${key}`)} name={key} required={required} value={value[key]} onChange={(typed) => change({ [key]: typed })} />
  );
  return (
    <FormDrawer form={form} title={t("rates.issue")} width={760} save={t("rates.issueNow")} onClose={onClose}>
      <p className={textCss.soft}>{t("rates.issueSays")}</p>
      <div className={formCss.form}>
        {text("name", true)}
        {text("version", true)}
        {text("issuer", true)}
        {text("region")}
        <DayField label={t("rates.from")} name="effective_from" required value={value.from} onChange={(from) => change({ from })} />
        <DayField label={t("rates.to")} name="effective_to" hint={t("rates.toHint")} value={value.to} onChange={(to) => change({ to })} />
        <Field label={t("rates.method")} name="method">
          <Select value={value.method} options={METHODS.map((of) => ({ value: of, label: t(`commission.explain.method.${of}`) }))} onChange={(method: Method) => change({ method })} />
        </Field>
        {text("source")}
        <Field label={t("rates.kinds")} name="contract_kinds" wide>
          <Checkbox.Group value={value.kinds} options={CONTRACT_KINDS.map((kind) => ({ value: kind, label: t(`rates.kind.${kind}`) }))} onChange={(kinds) => change({ kinds: kinds as ContractKind[] })} />
        </Field>
        <h3 className={formCss.part}>{t("rates.bands")}</h3>
      </div>
      <BandRows name="bands" value={value.bands} onChange={(next) => change(({ bands }) => ({ bands: next(bands) }))} guided />
      {!form.isReady && <p className={textCss.faint}>{t("rates.notSound")}</p>}
    </FormDrawer>
  );
}
