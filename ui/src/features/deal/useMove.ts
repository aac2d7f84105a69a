// A deal's move to another stage, by drag, key or button.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, type GateView, type Stage } from "@/ipc";
import { useNotify } from "@/shared";
import { isMissing } from "./gate";

export interface Mover {
  id: string;
  title: string;
  stage: Stage;
}

/** A move that the gate asks something about. */
export interface Asking {
  deal: Mover;
  to: Stage;
  items: GateView[];
  /** The day to begin with; today where nothing is said. */
  on?: string | null | undefined;
  /** The reason to begin with. */
  reason?: string;
}

/** Moves a deal: at once where the gate asks for nothing, else `asking` says what it asks. */
export function useMove() {
  const { t } = useTranslation();
  const notify = useNotify();
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = (deal: Mover, to: Stage) => notify.done(t("deal.moved", { title: deal.title, stage: t(`deal.stages.${to}`) }));

  /** Asks what is missing on the way, whether or not the gates let it pass. */
  const ask = async (deal: Mover, to: Stage, begins: Pick<Asking, "on" | "reason"> = {}) => {
    try {
      const { items } = await rpc("deal_gate", { id: deal.id, to });
      setAsking({ deal, to, items, ...begins });
    } catch (error) {
      notify.failed(error);
    }
  };
  /** Answers whether the gate asks something. */
  const move = async (deal: Mover, to: Stage | undefined): Promise<boolean> => {
    if (!to || to === deal.stage) return false;
    try {
      const { items } = await rpc("deal_gate", { id: deal.id, to });
      if (items.some(isMissing) || to === "P18") {
        setAsking({ deal, to, items });
        return true;
      }
      await rpc("deal_move", { id: deal.id, to });
      done(deal, to);
    } catch (error) {
      notify.failed(error);
    }
    return false;
  };
  return { move, ask, asking, close: () => setAsking(null), done };
}
