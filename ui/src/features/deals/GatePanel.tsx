import { Checkbox, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, useAsk, type ClosureReason, type Failure, type GateItem, type Stage } from "@/ipc";
import { DayField, FailureNote, Field, TextField } from "@/shared";
import { FormDrawer } from "@/shared/FormDrawer";
import { STAGES } from "./board";
import type { Asking, Mover } from "./useMove";

const CLOSURES: ClosureReason[] = ["settled", "price", "technology", "land", "funds", "partner_left", "bypass"];

/** What the gate asks: each missing item with a tick and its day, or a reason to pass all the same; a closure says why. */
export function GatePanel({ asking, onClose, onMoved }: { asking: Asking; onClose: () => void; onMoved: (deal: Mover, to: Stage) => void }) {
  const { t } = useTranslation();
  const { deal } = asking;
  const today = useAsk("today_page", {}).data?.today ?? null;
  const [to, setTo] = useState<Stage>(asking.to);
  const [ticked, setTicked] = useState<Partial<Record<GateItem, string | null>>>({});
  const [on, setOn] = useState<string | null>(today);
  const [reason, setReason] = useState("");
  const [closure, setClosure] = useState<ClosureReason | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const gate = useAsk("deal_gate", { id: deal.id, to }, { keep: true, when: to !== deal.stage });
  const missing = gate.data?.missing ?? asking.missing;
  const left = missing.filter((item) => !ticked[item]);
  useEffect(() => setFailure(null), [to, reason, closure, ticked]);

  const move = async () => {
    setBusy(true);
    try {
      // What the move itself would be refused for is found out before anything is ticked.
      const isRefused = (left.length > 0 && reason.trim() === "") || (to === "P18" && !closure);
      for (const item of isRefused ? [] : missing) {
        const day = ticked[item];
        if (day) await rpc("evidence_tick", { id: deal.id, item, on: day });
      }
      await rpc("deal_move", { id: deal.id, to, on, reason: reason.trim() || null, closure: to === "P18" ? closure : null });
      onMoved(deal, to);
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  const options = STAGES.filter((stage) => stage !== deal.stage).map((stage) => ({ value: stage, label: `${stage} ${t(`words.stages.${stage}`)}` }));

  return (
    <FormDrawer
      title={t("deals.gate.title", { title: deal.title })}
      save={t("deals.gate.move", { stage: t(`words.stages.${to}`) })}
      onSave={() => void move()}
      onClose={onClose}
      busy={busy}
    >
      <FailureNote failure={failure} except={["reason", "closure", "on"]} />
      <div className="form">
        <Field label={t("deals.gate.to")}>
          <Select value={to} options={options} onChange={setTo} />
        </Field>
        <DayField label={t("deals.gate.on")} name="on" failure={failure} value={on} onChange={setOn} />
      </div>
      {to === "P18" && (
        <Field label={t("deals.gate.closure")} name="closure" failure={failure} required>
          <Select
            value={closure}
            placeholder={t("deals.gate.closureAsk")}
            options={CLOSURES.map((value) => ({ value, label: t(`deals.closure.${value}`) }))}
            onChange={setClosure}
          />
        </Field>
      )}
      {missing.length > 0 && (
        <section className="gate-items">
          <h3>{t("deals.gate.missing", { count: missing.length })}</h3>
          {missing.map((item) => (
            <div key={item} className="gate-item">
              <Checkbox checked={item in ticked} onChange={({ target }) => setTicked(({ [item]: _, ...rest }) => (target.checked ? { ...rest, [item]: on ?? today } : rest))}>
                {t(`deals.item.${item}`)}
              </Checkbox>
              {item in ticked && (
                <DayField label={t("deals.gate.evidenceDay")} value={ticked[item] ?? null} onChange={(day) => setTicked((now) => ({ ...now, [item]: day }))} />
              )}
            </div>
          ))}
        </section>
      )}
      {(left.length > 0 || failure?.field === "reason") && (
        <TextField label={t("deals.gate.reason", { count: left.length })} name="reason" failure={failure} value={reason} onChange={setReason} rows={2} />
      )}
    </FormDrawer>
  );
}
