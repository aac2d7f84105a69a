// The bar that proposes what follows from a deal's facts, beside its stage: nothing is done unasked.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAction, type DealPage } from "@/ipc";
import { begin, FailureNote, formatDay, keyText, useKeys, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { coversWords, lastOf, rootsOf } from "./kinds";
import css from "./deal.module.css";

const REGISTER = { code: "KeyB" };
const COMPLETE = { code: "KeyC" };

/** The registration of a signed contract as the next action, and the completion of clauses whose money is in. */
export function FollowUps({ deal }: { deal: DealPage }) {
  const { t, i18n } = useTranslation();
  const notify = useNotify();
  const set = useAction("next_action_set");
  const { registration, completions } = deal.follow_ups;
  const register = async () => {
    if (!registration || set.busy) return;
    const next = { what: t("deal.followUps.registration.what"), on: registration.on };
    if (await set.run({ id: deal.id, next })) notify.done(t("deal.nextSet"));
  };
  const [clause] = completions;
  const complete = () => clause && begin("completion", { deal: deal.id, clause });
  useKeys(t("deal.one"), [
    ...(registration ? [{ ...REGISTER, says: t("deal.followUps.registration.what"), run: () => void register() }] : []),
    ...(clause ? [{ ...COMPLETE, says: t("deal.followUps.completion.go"), run: complete }] : []),
  ]);
  const root = rootsOf(deal.mandate).find(({ id }) => id === clause);
  return (
    <>
      {registration && (
        <section className={css.factsBar} aria-label={t("deal.followUps.registration.what")}>
          <FailureNote failure={set.failure} />
          <p>
            <strong>{t("deal.followUps.registration.says")}</strong>
            <span className={classes(textCss.soft, textCss.figure)}>{formatDay(registration.on, i18n.language)}</span>
            <span className={textCss.soft} title={registration.source}>
              {t(registration.is_checked ? "deal.followUps.registration.after" : "deal.followUps.registration.sample", { count: registration.days })}
            </span>
          </p>
          <Button loading={set.busy} onClick={() => void register()}>
            {t("deal.followUps.registration.go")} <kbd>{keyText(REGISTER)}</kbd>
          </Button>
        </section>
      )}
      {root && (
        <section className={css.factsBar} aria-label={t("deal.followUps.completion.go")}>
          <p>
            <strong>{t("deal.followUps.completion.says", { kinds: coversWords(lastOf(root, deal.mandate), t) })}</strong>
          </p>
          <Button onClick={complete}>
            {t("deal.followUps.completion.go")} <kbd>{keyText(COMPLETE)}</kbd>
          </Button>
        </section>
      )}
    </>
  );
}
