// What a gate asks before a deal moves on.
import { Checkbox, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { CLOSURE_REASONS, rpc, STAGES, useAsk, type ClosureReason, type GateItem, type Stage } from "@/ipc";
import { DayField, Field, FormDrawer, given, TextField, useForm } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import type { Asking, Mover } from "./useMove";
import css from "./deal.module.css";

interface Typed {
  to: Stage;
  on: string | null;
  reason: string;
  closure: ClosureReason | null;
  /** The day of each item that is at hand. */
  ticked: Partial<Record<GateItem, string | null>>;
}

/** Each missing item with a tick and its day, or a reason to pass all the same; a closure says why. All of it is one move. */
export function GatePanel({ asking, onClose, onMoved }: { asking: Asking; onClose: () => void; onMoved: (deal: Mover, to: Stage) => void }) {
  const { t } = useTranslation();
  const { deal } = asking;
  const today = useAsk("today_page", {}).data?.today ?? null;
  const form = useForm<Typed, unknown>({
    // What was ticked for one stage means nothing for the next, so that a gate begins anew each time.
    draft: null,
    fresh: { to: asking.to, on: today, reason: "", closure: null, ticked: {} },
    send: ({ to, on, reason, closure, ticked }) =>
      rpc("deal_move", {
        id: deal.id,
        to,
        on,
        reason: reason.trim() || null,
        closure: to === "P18" ? closure : null,
        evidence: missing.filter((item) => item in ticked).map((item) => ({ item, on: given(ticked[item] ?? null) })),
      }),
    onDone: (_, { to }) => {
      onMoved(deal, to);
      onClose();
    },
  });
  const { value, change, refuse, failure } = form;
  const { to, ticked, reason, closure } = value;
  const gate = useAsk("deal_gate", { id: deal.id, to }, { keep: true, when: to !== deal.stage });
  const missing: GateItem[] = gate.data?.missing ?? asking.missing;
  const left = missing.filter((item) => !(item in ticked));
  useEffect(() => refuse(null), [refuse, to, reason, closure, ticked]);
  const tick = (item: GateItem, isTicked: boolean) =>
    change(({ ticked: { [item]: _, ...rest }, on }) => ({ ticked: isTicked ? { ...rest, [item]: on ?? today } : rest }));
  const options = STAGES.filter((stage) => stage !== deal.stage).map((stage) => ({ value: stage, label: `${stage} ${t(`deal.stages.${stage}`)}` }));

  return (
    <FormDrawer form={form} title={t("deal.gate.title", { title: deal.title })} save={t("deal.gate.move", { stage: t(`deal.stages.${to}`) })} onClose={onClose}>
      <div className={formCss.form}>
        <Field label={t("deal.gate.to")} name="to">
          <Select value={to} options={options} onChange={(to) => change({ to })} />
        </Field>
        <DayField label={t("deal.gate.on")} name="on" value={value.on} onChange={(on) => change({ on })} />
      </div>
      {to === "P18" && (
        <Field label={t("deal.gate.closure")} name="closure" required>
          <Select
            value={closure}
            placeholder={t("deal.gate.closureAsk")}
            options={CLOSURE_REASONS.map((value) => ({ value, label: t(`deal.closure.${value}`) }))}
            onChange={(closure) => change({ closure })}
          />
        </Field>
      )}
      {missing.length > 0 && (
        <section className={css.gateItems}>
          <h3>{t("deal.gate.missing", { count: missing.length })}</h3>
          {missing.map((item) => (
            <div key={item} className={css.gateItem}>
              <Checkbox checked={item in ticked} onChange={({ target }) => tick(item, target.checked)}>
                {t(`deal.item.${item}`)}
              </Checkbox>
              {item in ticked && (
                <DayField
                  label={t("deal.gate.evidenceDay")}
                  name={`evidence[${missing.filter((item) => item in ticked).indexOf(item)}].on`}
                  value={ticked[item] ?? null}
                  onChange={(day) => change(({ ticked }) => ({ ticked: { ...ticked, [item]: day } }))}
                />
              )}
            </div>
          ))}
        </section>
      )}
      {(left.length > 0 || failure?.field === "reason") && (
        <TextField label={t("deal.gate.reason", { count: left.length })} name="reason" value={reason} onChange={(reason) => change({ reason })} rows={2} />
      )}
    </FormDrawer>
  );
}
