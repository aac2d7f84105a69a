// A clause between its form and the request.
import type { Base, Clause, ClauseFields, Due, Earning, Method, RatesFields, RateTableView, ReceiptKind } from "@/ipc";
import type { EditedBand } from "@/shared/bands";
import type { Change } from "@/shared/drafts";
import { given } from "@/shared/given";
import { readShare, restOf } from "@/shared/rate";
import { writtenIn, type Texts } from "@/shared/written";

/** A clause as a form holds it. */
export interface TypedClause {
  key: string;
  covers: ReceiptKind[];
  earning: Earning;
  base: Base;
  rates: RatesFields["kind"];
  table: string | null;
  method: Method;
  bands: EditedBand[];
  reason: string;
  factor: string | null;
  minimum: string | null;
  due: Due;
  cap: string | null;
  ends_on: string | null;
  shares: TypedShare[];
}

export interface TypedShare {
  key: string;
  payee: string | null;
  share: string;
  /** It takes what the others leave, until somebody says how much. */
  isRest?: boolean;
}

const newKey = () => crypto.randomUUID();

/** A clause to begin with; `payee` is the one who is paid where there is no other. */
export function freshClause(covers: ReceiptKind[], payee: string | null): TypedClause {
  return {
    key: newKey(),
    covers,
    earning: "receipts",
    base: "receipts",
    rates: "guideline",
    table: null,
    method: "marginal",
    bands: [{ up_to: null, rate: null }],
    reason: "",
    factor: "1",
    minimum: null,
    due: "signing",
    cap: null,
    ends_on: null,
    shares: [{ key: newKey(), payee, share: "100" }],
  };
}

/** The shares as they are read: the one that takes the rest with what the others leave. */
export function withRest(shares: readonly TypedShare[]): TypedShare[] {
  const others = shares.filter(({ isRest }) => !isRest).flatMap(({ share }) => readShare(share) ?? []);
  return shares.map((row) => (row.isRest ? { ...row, share: restOf(others) } : row));
}

/** The clause after a change. */
export const changed = (clause: TypedClause, part: Change<TypedClause>): TypedClause => ({ ...clause, ...(typeof part === "function" ? part(clause) : part) });

/** A clause that stands, as an amendment begins with it. */
export function typedOf(clause: Clause, texts: Texts): TypedClause {
  const { rates } = clause;
  return {
    key: clause.id,
    covers: clause.covers ?? [],
    earning: clause.earning,
    base: clause.base,
    rates: rates.kind,
    table: (rates.kind === "negotiated" ? rates.guideline : rates.table) ?? null,
    method: rates.kind === "negotiated" ? rates.scale.method : "marginal",
    bands: rates.kind === "negotiated" ? rates.scale.bands.map(({ up_to, rate }) => ({ up_to: up_to ?? null, rate })) : [{ up_to: null, rate: null }],
    reason: rates.kind === "negotiated" ? writtenIn(texts, rates.reason) : "",
    factor: clause.factor,
    minimum: clause.minimum?.amount ?? null,
    due: clause.minimum?.due ?? "signing",
    cap: clause.cap ?? null,
    ends_on: clause.ends_on ?? null,
    shares: (clause.shares ?? []).map((share) => ({ key: newKey(), payee: share.payee, share: share.share })),
  };
}

/** What is sent. */
export function fieldsOf(typed: TypedClause): ClauseFields {
  return {
    covers: typed.covers,
    earning: typed.earning,
    base: typed.base,
    rates: ratesOf(typed),
    factor: typed.factor ?? "1",
    minimum: typed.minimum === null ? null : { amount: typed.minimum, due: typed.due },
    cap: typed.cap,
    ends_on: typed.ends_on,
    shares: withRest(typed.shares).map(({ payee, share }) => ({ payee: given(payee), share: readShare(share) ?? share })),
  };
}

/** What is tried: whoever is not chosen yet is somebody. */
export const triedOf = (typed: TypedClause): ClauseFields => ({
  ...fieldsOf(typed),
  shares: withRest(typed.shares).map(({ payee, share }, index) => ({ payee: payee ?? `00000000-0000-0000-0000-${String(index + 1).padStart(12, "0")}`, share: readShare(share) ?? share })),
});

export const scaleOf = ({ method, bands }: Pick<TypedClause, "method" | "bands">) => ({ method, bands: bands.map(({ up_to, rate }) => ({ up_to, rate: given(rate) })) });

function ratesOf(typed: TypedClause): RatesFields {
  if (typed.rates !== "negotiated") return { kind: typed.rates, table: given(typed.table) };
  return { kind: "negotiated", scale: scaleOf(typed), guideline: typed.table, reason: typed.reason.trim() || null };
}

/** The versions in force on a day. */
export const tablesOn = (tables: readonly RateTableView[], day: string | null) =>
  day === null ? tables : tables.filter(({ table, ends_on }) => table.effective_from <= day && (!ends_on || day <= ends_on));
