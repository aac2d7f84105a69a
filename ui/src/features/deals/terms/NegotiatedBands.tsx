import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useAsk, type Failure, type GuidelineBand, type Method, type RateTable } from "@/ipc";
import { Field, TextField, formatMoney } from "@/shared";
import { bandFaults, compareText, type EditedBand } from "@/shared/bands";
import { BandRows } from "@/shared/fields/BandRows";
import { formatRate } from "@/shared/rate";
import { Differences } from "./Differences";
import { scaleOf, type TypedClause } from "./typed";

/** The guideline's band in which a negotiated band ends; the last one for the open end. */
function guidelineAt(guideline: RateTable, band: EditedBand): GuidelineBand | undefined {
  const end = band.up_to;
  return end === null ? guideline.bands.at(-1) : guideline.bands.find(({ up_to }) => !up_to || compareText(end, up_to) <= 0);
}

/** Negotiated bands, each with the guideline under its rate, and how both compare. */
export function NegotiatedBands({ value, onChange, guideline, reasonName, failure }: {
  value: TypedClause;
  onChange: (part: Partial<TypedClause>) => void;
  guideline: RateTable | undefined;
  reasonName: string;
  failure: Failure | null;
}) {
  const { t } = useTranslation();
  const faults = bandFaults(value.bands, false);
  const isSound = faults.every((fault) => fault === null);
  const compared = useAsk("terms_compare", { table: guideline?.id ?? "", scale: scaleOf(value) }, { when: isSound && !!guideline, keep: true });
  const takeOver = () => guideline && onChange({ method: guideline.method, bands: guideline.bands.map(({ up_to, rate }) => ({ up_to: up_to ?? null, rate })) });
  const hint = (band: EditedBand) => {
    const of = guideline && guidelineAt(guideline, band);
    return of && t("deals.terms.guidelineHint", { rate: formatRate(of.rate), floor: formatRate(of.floor), ceiling: formatRate(of.ceiling), upTo: of.up_to ? formatMoney(of.up_to) : "∞" });
  };
  const needsReason = compared.data?.needs_reason || failure !== null;
  return (
    <section className="stack">
      <div className="tool-row">
        <Field label={t("deals.terms.method")}>
          <Select className="method-select" value={value.method} options={(["marginal", "whole"] as Method[]).map((of) => ({ value: of, label: t(`explain.method.${of}`) }))} onChange={(method: Method) => onChange({ method })} />
        </Field>
        {guideline && (
          <Button className="beside-field" onClick={takeOver}>
            {t("deals.terms.takeOver")}
          </Button>
        )}
      </div>
      <BandRows value={value.bands} onChange={(bands) => onChange({ bands })} hint={hint} />
      {isSound && guideline && compared.data && <Differences bands={compared.data.bands} />}
      {needsReason && (
        <TextField label={t("deals.terms.reason")} name={reasonName} failure={failure} required rows={2} value={value.reason} onChange={(reason) => onChange({ reason })} hint={t("deals.terms.reasonHint")} />
      )}
    </section>
  );
}
