import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { addBand, bandFaults, type EditedBand } from "../bands";
import { formatMoney } from "../format";
import { Field } from "./Field";
import { MoneyField } from "./MoneyField";
import { RateInput } from "./RateField";
import "./bands.css";

/** The bands of a scale, lowest first, the last one open; what would leave a gap or overlap is said while it is typed. */
export function BandRows({ value, onChange, guided = false, hint }: {
  value: EditedBand[];
  onChange: (bands: EditedBand[]) => void;
  /** With floor and ceiling. */
  guided?: boolean;
  /** A word under the rate of a band. */
  hint?: (band: EditedBand) => string | undefined;
}) {
  const { t } = useTranslation();
  const faults = bandFaults(value, guided);
  const set = (index: number, part: Partial<EditedBand>) => onChange(value.map((band, at) => (at === index ? { ...band, ...part } : band)));
  return (
    <div className="band-rows">
      {value.map((band, index) => {
        const isLast = index === value.length - 1;
        const fault = faults[index];
        const before = value[index - 1]?.up_to;
        const touched = band.up_to !== null || band.rate !== null;
        return (
          <div key={index} className={`band-row${guided ? " is-guided" : ""}`}>
            <span className="band-number">{t("explain.band", { number: index + 1 })}</span>
            {isLast ? (
              <Field label={t("bands.upTo")}>
                <span className="band-open figure">{before ? t("bands.above", { amount: formatMoney(before) }) : t("bands.all")}</span>
              </Field>
            ) : (
              <MoneyField label={t("bands.upTo")} value={band.up_to} onChange={(up_to) => set(index, { up_to })} />
            )}
            <Field label={t(guided ? "bands.guideline" : "bands.rate")} hint={hint?.(band)}>
              <RateInput label={t("bands.rate")} value={band.rate} isWrong={fault === "floor_above_rate"} onChange={(rate) => set(index, { rate })} />
            </Field>
            {guided && (
              <>
                <Field label={t("bands.floor")}>
                  <RateInput label={t("bands.floor")} value={band.floor ?? null} onChange={(floor) => set(index, { floor })} />
                </Field>
                <Field label={t("bands.ceiling")}>
                  <RateInput label={t("bands.ceiling")} value={band.ceiling ?? null} onChange={(ceiling) => set(index, { ceiling })} />
                </Field>
              </>
            )}
            <Button
              type="text"
              icon={<CloseOutlined />}
              disabled={isLast}
              aria-label={t("bands.remove")}
              title={t("bands.remove")}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            />
            {fault && touched && (
              <p className="band-fault bad" role="alert">
                {t(`bands.fault.${fault}`)}
              </p>
            )}
          </div>
        );
      })}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange(addBand(value, { up_to: null, rate: null, ...(guided ? { floor: null, ceiling: null } : {}) }))}>
        {t("bands.add")}
      </Button>
    </div>
  );
}
