// The table of negotiated and guideline rates.
import { useTranslation } from "react-i18next";
import type { BandDifference } from "@/ipc";
import { Tag, formatMoney } from "@/shared";
import { formatPoints, formatRate } from "@/shared/rate";
import { classes } from "@/shared/classes";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";

/** Negotiated rates beside their guideline, band by band over the ends of both. */
export function Differences({ bands }: { bands: BandDifference[] }) {
  const { t } = useTranslation();
  return (
    <table className={classes(sheetCss.sheet, sheetCss.quiet)}>
      <caption>{t("mandate.differences")}</caption>
      <thead>
        <tr>
          <th>{t("mandate.stretch")}</th>
          <th className={textCss.right}>{t("mandate.negotiated")}</th>
          <th className={textCss.right}>{t("mandate.guideline")}</th>
          <th className={textCss.right}>{t("mandate.range")}</th>
          <th className={textCss.right}>{t("mandate.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={band.above}>
            <td className={textCss.figure}>{band.up_to ? `${formatMoney(band.above)} – ${formatMoney(band.up_to)}` : t("mandate.aboveAmount", { amount: formatMoney(band.above) })}</td>
            <td className={textCss.right}>{formatRate(band.negotiated)}</td>
            <td className={textCss.right}>{formatRate(band.guideline.rate)}</td>
            <td className={textCss.right}>
              {formatRate(band.guideline.floor)} – {formatRate(band.guideline.ceiling)}
            </td>
            <td className={textCss.right}>{band.is_outside ? <Tag holds tone="bad">{t("mandate.outside", { points: formatPoints(band.difference_ppm) })}</Tag> : formatPoints(band.difference_ppm)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
