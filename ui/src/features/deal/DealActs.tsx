// What is done to a deal from anywhere: over whatever screen it was begun on.
import { useEffect, useEffectEvent } from "react";
import { useAsk, type DealPage } from "@/ipc";
import type { Begun } from "@/shared/begin";
import { ContractForm } from "./contract/ContractForm";
import { EntryForm } from "./ledger/EntryForm";
import { AmendForm } from "./mandate/AmendForm";
import { MandateForm } from "./mandate/MandateForm";
import { GatePanel } from "./GatePanel";
import { lastOf, rootsOf } from "./kinds";
import QuickLog from "./QuickLog";
import { stageBeside } from "./board";
import { useMove } from "./useMove";

interface ActProps {
  begun: Begun;
  onClose: () => void;
}

/** The form of what was begun. */
export default function DealActs({ begun, onClose }: ActProps) {
  if (begun.act === "log" || begun.act === "next") return <QuickLog start={begun} onClose={onClose} />;
  return begun.deal && <OnDeal id={begun.deal} begun={begun} onClose={onClose} />;
}

function OnDeal({ id, begun, onClose }: ActProps & { id: string }) {
  const { data: deal } = useAsk("deal_page", { id });
  if (!deal) return null;
  switch (begun.act) {
    case "receipt":
    case "refund":
      return <EntryForm deal={deal} kind={begun.act} instalment={begun.instalment} onClose={onClose} />;
    case "completion":
      return <EntryForm deal={deal} kind="completion" clause={begun.clause} onClose={onClose} />;
    case "contract":
      return <ContractForm deal={deal} onClose={onClose} />;
    case "mandate":
      return <Terms deal={deal} onClose={onClose} />;
    default:
      return <Move deal={deal} onClose={onClose} />;
  }
}

/** Signs the mandate; once there is one, changes the terms in force. */
function Terms({ deal, onClose }: { deal: DealPage; onClose: () => void }) {
  const [root] = rootsOf(deal.mandate);
  if (!root) return <MandateForm deal={deal} onClose={onClose} />;
  return <AmendForm deal={deal} clause={lastOf(root, deal.mandate)} onClose={onClose} />;
}

/** To the next stage, at once where the gate asks for nothing. */
function Move({ deal, onClose }: { deal: DealPage; onClose: () => void }) {
  const mover = useMove();
  const move = useEffectEvent(async () => {
    if (!(await mover.move({ id: deal.id, title: deal.deal.title, stage: deal.stage }, stageBeside(deal.stage, 1)))) onClose();
  });
  useEffect(() => void move(), []);
  return mover.asking && <GatePanel asking={mover.asking} onClose={onClose} onMoved={mover.done} />;
}
