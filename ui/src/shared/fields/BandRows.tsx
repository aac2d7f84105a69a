// The bands of a scale, for typing.
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { addBand, bandFaults, type EditedBand } from "../bands";
import { formatMoney } from "../format";
import { Field } from "./Field";
import { MoneyField } from "./MoneyField";
import { RateInput } from "./RateField";
import { classes } from "../classes";
import bandsCss from "./bands.module.css";
import textCss from "../text.module.css";

/** The bands of a scale, lowest first, the last one open; what would leave a gap or overlap is said while it is typed. */
export function BandRows({ name, value, onChange, guided = false, hint }: {
  /** Their path in the request. */
  name: string;
  value: EditedBand[];
  onChange: (next: (bands: EditedBand[]) => EditedBand[]) => void;
  /** With floor and ceiling. */
  guided?: boolean;
  /** A word under the rate of a band. */
  hint?: (band: EditedBand, before: EditedBand | undefined) => string | undefined;
}) {
  const { t } = useTranslation();
  const faults = bandFaults(value, guided);
  const set = (index: number, part: Partial<EditedBand>) => onChange((bands) => bands.map((band, at) => (at === index ? { ...band, ...part } : band)));
  return (
    <div className={bandsCss.rows}>
      {value.map((band, index) => {
        const path = `${name}[${index}]`;
        const isLast = index === value.length - 1;
        const fault = faults[index];
        const before = value[index - 1]?.up_to;
        const touched = band.up_to !== null || band.rate !== null;
        return (
          <div key={index} className={classes(bandsCss.row, guided && bandsCss.guided)}>
            <span className={bandsCss.number}>{t("commission.explain.band", { number: index + 1 })}</span>
            {isLast ? (
              <Field label={t("rates.rows.upTo")}>
                <span className={classes(bandsCss.open, textCss.figure)}>{before ? t("rates.rows.above", { amount: formatMoney(before) }) : t("rates.rows.all")}</span>
              </Field>
            ) : (
              <MoneyField label={t("rates.rows.upTo")} name={`${path}.up_to`} value={band.up_to} onChange={(up_to) => set(index, { up_to })} />
            )}
            <Field label={t(guided ? "rates.rows.guideline" : "rates.rows.rate")} name={`${path}.rate`} hint={hint?.(band, value[index - 1])}>
              <RateInput label={t("rates.rows.rate")} value={band.rate} isWrong={fault === "floor_above_rate"} onChange={(rate) => set(index, { rate })} />
            </Field>
            {guided && (
              <>
                <Field label={t("rates.rows.floor")} name={`${path}.floor`}>
                  <RateInput label={t("rates.rows.floor")} value={band.floor ?? null} onChange={(floor) => set(index, { floor })} />
                </Field>
                <Field label={t("rates.rows.ceiling")} name={`${path}.ceiling`}>
                  <RateInput label={t("rates.rows.ceiling")} value={band.ceiling ?? null} onChange={(ceiling) => set(index, { ceiling })} />
                </Field>
              </>
            )}
            <Button
              type="text"
              icon={<CloseOutlined />}
              disabled={isLast}
              aria-label={t("rates.rows.remove")}
              title={t("rates.rows.remove")}
              onClick={() => onChange((bands) => bands.filter((_, at) => at !== index))}
            />
            {fault && touched && (
              <p className={classes(bandsCss.fault, textCss.bad)} role="alert">
                {t(`rates.rows.fault.${fault}`)}
              </p>
            )}
          </div>
        );
      })}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange((bands) => addBand(bands, { up_to: null, rate: null, ...(guided ? { floor: null, ceiling: null } : {}) }))}>
        {t("rates.rows.add")}
      </Button>
    </div>
  );
}
