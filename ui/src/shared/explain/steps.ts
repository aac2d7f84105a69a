// The steps of the chain, in words.
import type { TFunction } from "i18next";
import type { CaseEvent, Day, Earned, EventKind, LineToday, Money, ReceiptKind, Standing, StatedClause, ZeroReason } from "@/ipc";
import { formatMoney } from "../format";
import { formatRate, formatShare } from "../rate";

/** A line of an account or of a statement, with all that explains it. */
export interface Explained {
  kind: EventKind;
  on: Day;
  /** The event's own amount. */
  amount?: Money | null;
  receiptKind?: ReceiptKind | null;
  /** The clause in force. */
  clause?: Pick<StatedClause, "terms" | "cited">;
  /** The event inside that case. */
  event?: CaseEvent;
  /** Why an adjustment was agreed; missing once erased. */
  reason?: string;
  line: Pick<LineToday, "commission" | "payable" | "explain">;
  /** Who gets which part of it. */
  parts: { name: string; share?: string; amount: Money }[];
}

/** S of one base: the slices and what they make, rounded once. */
export interface SumTable {
  title: string;
  rows: { band: string; stretch: string; rate: string; amount: string }[];
  factor?: string;
  total: string;
}

/** One step of a chain: what, how, and what comes out. */
export interface Step {
  key: "event" | "clause" | "rates" | "base" | "bands" | "earned" | "due" | "commission" | "credit" | "payable";
  label: string;
  text: string;
  result?: string;
  sums?: SumTable[];
}

const isZero = (amount: string) => /^-?0\.00$/.test(amount);

/** What happened, in two or three words. */
export function eventWords(t: TFunction, kind: EventKind, receiptKind?: ReceiptKind | null): string {
  const word = t(`commission.explain.event.${kind}`);
  return receiptKind ? t("commission.explain.eventOf", { event: word, kind: t(`commission.explain.receipt.${receiptKind}`) }) : word;
}

/** Why a zero is a zero. */
export const zeroWords = (t: TFunction, zero: ZeroReason): string => t(`commission.explain.zero.${zero}`);

/** How a payee's part came about: a share of the line, or what brings all that the earlier lines gave back to nothing. */
export function partWords({ line }: Explained, { name, share }: Explained["parts"][number], t: TFunction): string {
  if (line.explain.comes_to_nothing) return t("commission.explain.partToNothing", { name });
  return share ? t("commission.explain.part", { name, payable: formatMoney(line.payable), share: formatShare(share) }) : name;
}

/** The chain from the event over clause, rates, slices and rounding to what is payable. It retells figures and computes none. */
export function stepsOf(of: Explained, t: TFunction): Step[] {
  const { before, after } = of.line.explain;
  const moves = JSON.stringify({ ...before, clause: 0 }) !== JSON.stringify({ ...after, clause: 0 });
  return [eventStep(of, t), ...(moves ? [...termSteps(of, t), ...scaleSteps(before, after, t), ...dueSteps(of, t)] : []), ...payableSteps(of, t)];
}

function eventStep(of: Explained, t: TFunction): Step {
  const facts = [of.on, eventWords(t, of.kind, of.receiptKind)];
  if (of.event?.kind === "retainer") facts.push(t(of.event.creditable ? "commission.explain.creditable" : "commission.explain.notCreditable"));
  if (of.event?.kind === "adjustment") facts.push(of.reason ?? t("shared.erased"));
  return { key: "event", label: t("commission.explain.step.event"), text: facts.join(" · "), ...(of.amount ? { result: formatMoney(of.amount) } : {}) };
}

function termSteps({ clause }: Explained, t: TFunction): Step[] {
  if (!clause) return [];
  const { terms } = clause;
  const facts = [t(`commission.explain.earning.${terms.earning}`), t(`commission.explain.base.${terms.base}`)];
  facts.push("scale" in terms ? t(`commission.explain.method.${terms.scale.method}`) : t("commission.explain.inForce"));
  if (terms.factor !== "1") facts.push(t("commission.explain.factor", { factor: formatRate(terms.factor) }));
  if (terms.minimum) facts.push(t("commission.explain.minimum", { amount: formatMoney(terms.minimum.amount), due: t(`commission.explain.due.${terms.minimum.due}`) }));
  if (terms.cap) facts.push(t("commission.explain.cap", { amount: formatMoney(terms.cap) }));
  const cited = clause.cited.map((table) =>
    t(table.is_applied ? "commission.explain.table" : "commission.explain.tableCompared", { name: table.name, version: table.version, from: table.effective_from }),
  );
  return [
    { key: "clause", label: t("commission.explain.step.clause"), text: facts.join(t("commission.explain.comma")) },
    { key: "rates", label: t("commission.explain.step.rates"), text: cited.join(t("commission.explain.comma")) || t("commission.explain.negotiated") },
  ];
}

const sName = (base: Money, from: Day | null | undefined, t: TFunction) =>
  from ? t("commission.explain.sumFrom", { base: formatMoney(base), from }) : `S(${formatMoney(base)})`;

function sumTable(sum: Earned, from: Day | null | undefined, t: TFunction): SumTable {
  const rows = sum.slices.map((slice) => ({
    band: t("commission.explain.band", { number: slice.band + 1 }),
    stretch: `${formatMoney(slice.from)} – ${formatMoney(slice.to)}`,
    rate: formatRate(slice.rate),
    amount: formatMoney(slice.amount),
  }));
  return { title: sName(sum.base, from, t), rows, ...(sum.factor === "1" ? {} : { factor: formatRate(sum.factor) }), total: formatMoney(sum.amount) };
}

function scaleSteps(before: Standing, after: Standing, t: TFunction): Step[] {
  const steps: Step[] = [{ key: "base", label: t("commission.explain.step.base"), text: baseWords(before, after, t), result: formatMoney(after.base) }];
  const sums: SumTable[] = [];
  for (const standing of [before, after]) {
    for (const { from, lower, upper } of standing.layers) {
      for (const sum of [lower, upper]) {
        const table = sumTable(sum, from, t);
        if (!isZero(sum.base) && !sums.some((other) => JSON.stringify(other) === JSON.stringify(table))) sums.push(table);
      }
    }
  }
  if (sums.length > 0) steps.push({ key: "bands", label: t("commission.explain.step.bands"), text: t("commission.explain.bandsSay"), sums });
  if (!isZero(before.earned) || !isZero(after.earned)) {
    steps.push({ key: "earned", label: t("commission.explain.step.earned"), text: earnedWords(after, t), result: formatMoney(after.earned) });
  }
  return steps;
}

function baseWords(before: Standing, after: Standing, t: TFunction): string {
  const facts = [t("commission.explain.received", { before: formatMoney(before.received), after: formatMoney(after.received) })];
  if (after.technology) {
    const { technology_amount: part, contract_price: price } = after.technology;
    facts.push(t("commission.explain.technology", { part: formatMoney(part), price: formatMoney(price) }));
  }
  if (after.opening) facts.push(t("commission.explain.opening", { base: formatMoney(after.opening.base), earned: formatMoney(after.opening.earned) }));
  facts.push(t("commission.explain.baseMoves", { before: formatMoney(before.base), after: formatMoney(after.base) }));
  return facts.join(t("commission.explain.comma"));
}

function earnedWords(standing: Standing, t: TFunction): string {
  const parts = standing.layers.map(({ from, lower, upper }) =>
    isZero(lower.base) ? sName(upper.base, from, t) : `${sName(upper.base, from, t)} \u2212 ${sName(lower.base, from, t)}`,
  );
  if (standing.opening) parts.unshift(t("commission.explain.openingEarned", { earned: formatMoney(standing.opening.earned) }));
  return parts.join(" + ") || "0.00";
}

function dueSteps({ line }: Explained, t: TFunction): Step[] {
  const { before, after } = line.explain;
  const earned = formatMoney(after.earned);
  let says = t("commission.explain.asEarned");
  if (!after.signed) says = t("commission.explain.notSigned");
  else if (after.decided.includes("minimum")) says = t("commission.explain.byMinimum", { earned, minimum: formatMoney(after.minimum) });
  else if (after.decided.includes("cap")) says = t("commission.explain.byCap", { earned, cap: formatMoney(after.cap) });
  return [
    { key: "due", label: t("commission.explain.step.due"), text: says, result: formatMoney(after.due) },
    {
      key: "commission",
      label: t("commission.explain.step.commission"),
      text: t("commission.explain.difference", { name: t("commission.explain.step.due"), after: formatMoney(after.due), before: formatMoney(before.due) }),
      result: formatMoney(line.commission),
    },
  ];
}

function payableSteps({ kind, line, amount }: Explained, t: TFunction): Step[] {
  const { before, after } = line.explain;
  const steps: Step[] = [];
  const difference = t("commission.explain.difference", { name: t("commission.explain.step.credit"), after: formatMoney(after.payable), before: formatMoney(before.payable) });
  if (!isZero(after.creditable) || !isZero(before.creditable)) {
    const text = t("commission.explain.credit", { due: formatMoney(after.due), creditable: formatMoney(after.creditable) });
    steps.push({ key: "credit", label: t("commission.explain.step.credit"), text, result: formatMoney(after.payable) });
  }
  const isOwn = kind === "retainer" || kind === "adjustment";
  const own = t("commission.explain.own", { amount: formatMoney(amount) });
  const moved = before.payable !== after.payable;
  const text = isOwn ? (moved ? `${own} + ${difference}` : own) : difference;
  steps.push({ key: "payable", label: t("commission.explain.step.payable"), text, result: formatMoney(line.payable) });
  return steps;
}
