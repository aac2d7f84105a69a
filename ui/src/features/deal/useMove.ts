// A deal's move to another stage, by drag, key or button.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, type DealGateAnswer, type Stage } from "@/ipc";
import { useNotify } from "@/shared";

export interface Mover {
  id: string;
  title: string;
  stage: Stage;
}

/** A move that the gate asks something about. */
export interface Asking {
  deal: Mover;
  to: Stage;
  missing: DealGateAnswer["missing"];
}

/** Moves a deal: at once where the gate asks for nothing, else `asking` says what it asks. */
export function useMove() {
  const { t } = useTranslation();
  const notify = useNotify();
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = (deal: Mover, to: Stage) => notify.done(t("deal.moved", { title: deal.title, stage: t(`deal.stages.${to}`) }));

  const move = async (deal: Mover, to: Stage | undefined) => {
    if (!to || to === deal.stage) return;
    try {
      const { missing } = await rpc("deal_gate", { id: deal.id, to });
      if (missing.length > 0 || to === "P18") return setAsking({ deal, to, missing });
      await rpc("deal_move", { id: deal.id, to });
      done(deal, to);
    } catch (error) {
      notify.failed(error);
    }
  };
  return { move, asking, close: () => setAsking(null), done };
}
