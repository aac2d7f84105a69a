// A deal follows its facts: to the stage that they prove, or not.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type DealPage } from "@/ipc";
import { useNotify } from "@/shared";
import { factWord } from "./gate";

/** Moves a deal to where its facts are, or keeps its stage; a fact that is new is also said where the user is. */
export function useFollow(deal: DealPage | undefined) {
  const { t } = useTranslation();
  const notify = useNotify();
  const followed = useAction("deal_follow");
  const kept = useAction("deal_keep");
  const ahead = deal?.ahead ?? undefined;

  const follow = async () => {
    if (!deal || !ahead || followed.busy) return;
    if (await followed.run({ id: deal.id, reason: t("deal.facts.reason") })) {
      notify.done(t("deal.moved", { title: deal.deal.title, stage: t(`deal.stages.${ahead.stage}`) }));
    }
  };
  const keep = async () => {
    if (!deal || kept.busy) return;
    if (await kept.run({ id: deal.id })) notify.done(t("deal.facts.kept", { stage: t(`deal.stages.${deal.stage}`) }));
  };

  const known = useRef<{ deal: string; stage: string | undefined }>(undefined);
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => {
    if (!deal) return;
    const isNew = known.current?.deal === deal.id && known.current.stage !== ahead?.stage;
    known.current = { deal: deal.id, stage: ahead?.stage };
    if (isNew && ahead) {
      const stage = `${ahead.stage} ${t(`deal.stages.${ahead.stage}`)}`;
      notify.suggest(t("deal.facts.bar", { fact: t(factWord(ahead.fact)), stage }), t("deal.facts.move"), () => latest.current());
    }
  });
  return { ahead, follow, keep, busy: followed.busy || kept.busy, failure: followed.failure ?? kept.failure };
}

export type Follow = ReturnType<typeof useFollow>;
