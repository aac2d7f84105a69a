// What a gate asks before a deal moves on.
import { Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CLOSURE_REASONS, rpc, STAGES, useAsk, type ClosureReason, type GateItem, type GateValues, type GateView, type Stage } from "@/ipc";
import { DayField, Field, FormDrawer, given, lack, TextField, useForm } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import { isMissing } from "./gate";
import { GateItems, KnownItems, type Ticked } from "./GateItems";
import { enteredOf, isEntered } from "./GateValue";
import type { Asking, Mover } from "./useMove";

interface Typed {
  on: string | null;
  reason: string;
  closure: ClosureReason | null;
  /** The items that are at hand. */
  ticked: Ticked;
  /** What is entered of the ticked items that a record keeps. */
  values: GateValues;
}

/** Each missing item with its value, or a tick with day and note, or a reason to pass all the same; a closure says why. All of it is one move. */
export function GatePanel({ asking, onClose, onMoved }: { asking: Asking; onClose: () => void; onMoved: (deal: Mover, to: Stage) => void }) {
  const { t } = useTranslation();
  const { deal } = asking;
  const [to, setTo] = useState(asking.to);
  const today = useAsk("today_page", {}).data?.today ?? null;
  const gate = useAsk("deal_gate", { id: deal.id, to }, { keep: true, when: to !== deal.stage });
  const items = gate.data?.items ?? asking.items;
  const missing = items.filter(isMissing);
  const form = useForm<Typed, unknown>({
    // What is at hand and why the rest is not belongs to the stage that is left, wherever the deal goes from there.
    draft: `deal_move ${deal.id} ${deal.stage}`,
    fresh: { on: asking.on ?? today, reason: asking.reason ?? "", closure: null, ticked: {}, values: {} },
    check: (typed) => (typed.reason.trim() === "" && missing.some((item) => !isAtHand(item, typed)) ? lack("reason", "deal.gate.reasonNeeded") : null),
    send: ({ on, reason, closure, ticked, values }) =>
      rpc("deal_move", {
        id: deal.id,
        to,
        on,
        reason: reason.trim() || null,
        closure: to === "P18" ? closure : null,
        evidence: evidenceOf(papers(missing), ticked),
        values: enteredOf(missing.flatMap(({ item, keeper }) => (keeper && item in ticked ? [keeper] : [])), values),
      }),
    onDone: () => {
      onMoved(deal, to);
      onClose();
    },
  });
  const { value, change, refuse } = form;
  const { ticked, values, reason, closure } = value;
  const left = missing.filter((item) => !isAtHand(item, value)).length;
  useEffect(() => refuse(null), [refuse, to, reason, closure, ticked, values]);
  const options = STAGES.filter((stage) => stage !== deal.stage).map((stage) => ({ value: stage, label: `${stage} ${t(`deal.stages.${stage}`)}` }));

  return (
    <FormDrawer form={form} width={720} first="reason" title={t("deal.gate.title", { title: deal.title })} save={t("deal.gate.move", { stage: t(`deal.stages.${to}`) })} onClose={onClose}>
      <div className={formCss.form}>
        <Field label={t("deal.gate.to")} name="to">
          <Select value={to} options={options} onChange={setTo} showSearch={{ optionFilterProp: "label" }} placeholder={t("deal.gate.findStage")} />
        </Field>
        <DayField label={t("deal.gate.on")} name="on" value={value.on} onChange={(on) => change({ on })} />
      </div>
      {to === "P18" && (
        <Field label={t("deal.gate.closure")} name="closure" required isEmpty={closure === null}>
          <Select
            value={closure}
            placeholder={t("deal.gate.closureAsk")}
            options={CLOSURE_REASONS.map((value) => ({ value, label: t(`deal.closure.${value}`) }))}
            onChange={(closure) => change({ closure })}
          />
        </Field>
      )}
      {missing.length > 0 && (
        <>
          {/* It stays when all is ticked: a field that goes away would move what is under the pointer. */}
          <TextField
            label={t("deal.gate.reason", { count: left })}
            name="reason"
            value={reason}
            onChange={(reason) => change({ reason })}
            placeholder={t("deal.gate.reasonPlaceholder")}
            rows={2}
          />
          <GateItems
            items={missing}
            ticked={ticked}
            values={values}
            today={value.on ?? today}
            nameOf={(item) => evidenceName(papers(missing), ticked, item)}
            onTick={(ticked) => change({ ticked })}
            onEnter={(values) => change({ values })}
          />
        </>
      )}
      <KnownItems deal={deal.id} items={items.filter((item) => !isMissing(item))} />
    </FormDrawer>
  );
}

/** An item that a record keeps is at hand with its value, any other with its tick. */
const isAtHand = ({ item, keeper }: GateView, { ticked, values }: Typed) => item in ticked && (!keeper || isEntered(keeper, values));

/** The items that no record keeps: what shows them is a paper. */
const papers = (missing: readonly GateView[]) => missing.filter(({ keeper }) => !keeper).map(({ item }) => item);

/** What is ticked of the missing items, in their order. */
function evidenceOf(missing: readonly GateItem[], ticked: Ticked) {
  return missing.flatMap((item) => {
    const tick = ticked[item];
    return tick ? [{ item, on: given(tick.on), note: tick.note.trim() || null }] : [];
  });
}

/** The path under which a refusal names the tick of an item. */
const evidenceName = (missing: readonly GateItem[], ticked: Ticked, item: GateItem) => `evidence[${missing.filter((other) => other in ticked).indexOf(item)}]`;
