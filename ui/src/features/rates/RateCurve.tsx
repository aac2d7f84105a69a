// A rate table as a picture.
import { useTranslation } from "react-i18next";
import type { GuidelineBand } from "@/ipc";
import { formatLarge } from "@/shared";
import { formatRate } from "@/shared/rate";
import { classes } from "@/shared/classes";
import { HEIGHT, WIDTH, curveOf } from "./curve";
import css from "./rates.module.css";

/** The guideline as a stair, its floor and ceiling as a band around it. */
export function RateCurve({ bands }: { bands: readonly GuidelineBand[] }) {
  const { t } = useTranslation();
  const { steps, ticks, ends, base } = curveOf(bands);
  const first = steps[0]!;
  const last = steps.at(-1)!;
  return (
    <figure className={css.curve}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("rates.curve")}>
        {ticks.map((tick) => (
          <g key={tick.rate}>
            <line className={css.grid} x1={first.x} x2={last.x + last.width} y1={tick.y} y2={tick.y} />
            <text className={classes(css.text, css.left)} x={first.x - 8} y={tick.y + 4}>
              {tick.rate}
            </text>
          </g>
        ))}
        {steps.map((step) => (
          <rect key={step.x} className={css.range} x={step.x} width={step.width} y={step.ceiling} height={Math.max(1, step.floor - step.ceiling)} />
        ))}
        <path className={css.line} d={steps.map((step, index) => `${index ? "V" : `M${step.x} `}${step.rate}H${step.x + step.width}`).join("")} />
        {steps.map((step) => (
          <text key={step.x} className={classes(css.text, css.rate)} x={step.x + step.width / 2} y={step.rate - 6}>
            {formatRate(step.band.rate)}
          </text>
        ))}
        <line className={css.axis} x1={first.x} x2={last.x + last.width} y1={base} y2={base} />
        {ends.map((end) => (
          <g key={end.amount}>
            <line className={css.axis} x1={end.x} x2={end.x} y1={base} y2={base + 4} />
            <text className={css.text} x={end.x} y={base + 18}>
              {t("rates.wan", { amount: formatLarge(end.amount) })}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>{t("rates.curveSays")}</figcaption>
    </figure>
  );
}
