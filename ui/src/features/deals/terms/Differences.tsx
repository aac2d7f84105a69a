import { useTranslation } from "react-i18next";
import type { BandDifference } from "@/ipc";
import { Tag, formatMoney } from "@/shared";
import { formatPoints, formatRate } from "@/shared/rate";

/** Negotiated rates beside their guideline, band by band over the ends of both. */
export function Differences({ bands }: { bands: BandDifference[] }) {
  const { t } = useTranslation();
  return (
    <table className="sheet is-quiet">
      <caption>{t("deals.terms.differences")}</caption>
      <thead>
        <tr>
          <th>{t("deals.terms.stretch")}</th>
          <th className="is-right">{t("deals.terms.negotiated")}</th>
          <th className="is-right">{t("deals.terms.guideline")}</th>
          <th className="is-right">{t("deals.terms.range")}</th>
          <th className="is-right">{t("deals.terms.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={band.above}>
            <td className="figure">{band.up_to ? `${formatMoney(band.above)} – ${formatMoney(band.up_to)}` : t("deals.terms.aboveAmount", { amount: formatMoney(band.above) })}</td>
            <td className="is-right">{formatRate(band.negotiated)}</td>
            <td className="is-right">{formatRate(band.guideline.rate)}</td>
            <td className="is-right">
              {formatRate(band.guideline.floor)} – {formatRate(band.guideline.ceiling)}
            </td>
            <td className="is-right">{band.is_outside ? <Tag tone="bad">{t("deals.terms.outside", { points: formatPoints(band.difference_ppm) })}</Tag> : formatPoints(band.difference_ppm)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
