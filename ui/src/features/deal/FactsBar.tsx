// The bar below a deal's head that proposes the stage which its facts prove.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { FailureNote, formatDay, keyText } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { factWord } from "./gate";
import type { Follow } from "./useFollow";
import css from "./deal.module.css";

/** One press moves the deal over the days of its facts; the items on the way can be recorded one by one, or the stage be kept. */
export function FactsBar({ of, onEach }: { of: Follow; onEach: () => void }) {
  const { t, i18n } = useTranslation();
  const { ahead } = of;
  if (!ahead) return null;
  const { stage, fact, on, missing } = ahead;
  return (
    <section className={css.factsBar} aria-label={t("deal.facts.label")}>
      <FailureNote failure={of.failure} />
      <p>
        <strong>{t("deal.facts.bar", { fact: t(factWord(fact)), stage: `${stage} ${t(`deal.stages.${stage}`)}` })}</strong>
        {on && <span className={classes(textCss.soft, textCss.figure)}>{formatDay(on, i18n.language)}</span>}
        {missing.length > 0 && <span className={textCss.soft}>{t("deal.facts.missing", { count: missing.length })}</span>}
      </p>
      <span className={css.tools}>
        <Button type="primary" loading={of.busy} onClick={() => void of.follow()}>
          {t("deal.facts.move")} <kbd>{keyText({ code: "KeyY" })}</kbd>
        </Button>
        {missing.length > 0 && <Button onClick={onEach}>{t("deal.facts.each")}</Button>}
        <Button type="text" onClick={() => void of.keep()}>
          {t("deal.facts.keep")}
        </Button>
      </span>
    </section>
  );
}
