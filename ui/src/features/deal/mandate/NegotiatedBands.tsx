// Negotiated rates beside the guideline.
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { METHODS, useAsk, type Method, type RateTable } from "@/ipc";
import { Field, TextField, formatMoney, useRefusedPath, type Change } from "@/shared";
import { bandFaults, bandsOver, type EditedBand } from "@/shared/bands";
import { BandRows } from "@/shared/fields/BandRows";
import { formatRate } from "@/shared/rate";
import { Differences } from "./Differences";
import { scaleOf, type TypedClause } from "./typed";
import css from "../deal.module.css";

/** Negotiated bands, each with the guideline under its rate, and how both compare. */
export function NegotiatedBands({ value, onChange, guideline, path }: {
  value: TypedClause;
  onChange: (part: Change<TypedClause>) => void;
  guideline: RateTable | undefined;
  /** The path of the rates in the request. */
  path: string;
}) {
  const { t } = useTranslation();
  const isReasonAsked = useRefusedPath() === `${path}.reason`;
  const faults = bandFaults(value.bands, false);
  const isSound = faults.every((fault) => fault === null);
  const compared = useAsk("terms_compare", { table: guideline?.id ?? "", scale: scaleOf(value) }, { when: isSound && !!guideline, keep: true });
  const takeOver = () => guideline && onChange({ method: guideline.method, bands: guideline.bands.map(({ up_to, rate }) => ({ up_to: up_to ?? null, rate })) });
  const hint = (band: EditedBand, before: EditedBand | undefined) => {
    const over = bandsOver(guideline?.bands ?? [], before?.up_to ?? null, band.up_to);
    const said = over.map(({ rate, floor, ceiling, up_to }) =>
      t("mandate.guidelineBand", { rate: formatRate(rate), floor: formatRate(floor), ceiling: formatRate(ceiling), upTo: up_to ? formatMoney(up_to) : "∞" }),
    );
    return said.length > 0 ? t("mandate.guidelineHint", { bands: said.join(t("mandate.guidelineThen")) }) : undefined;
  };
  const needsReason = compared.data?.needs_reason || isReasonAsked;
  return (
    <section className={css.stack}>
      <div className={css.tools}>
        <Field label={t("mandate.method")}>
          <Select className={css.method} value={value.method} options={METHODS.map((of) => ({ value: of, label: t(`commission.explain.method.${of}`) }))} onChange={(method: Method) => onChange({ method })} />
        </Field>
        {guideline && (
          <Button className={css.beside} onClick={takeOver}>
            {t("mandate.takeOver")}
          </Button>
        )}
      </div>
      <BandRows name={`${path}.scale.bands`} value={value.bands} onChange={(next) => onChange(({ bands }) => ({ bands: next(bands) }))} hint={hint} />
      {isSound && guideline && compared.data && <Differences bands={compared.data.bands} />}
      {needsReason && (
        <TextField label={t("mandate.reason")} name={`${path}.reason`} required rows={2} value={value.reason} onChange={(reason) => onChange({ reason })} hint={t("mandate.reasonHint")} />
      )}
    </section>
  );
}
