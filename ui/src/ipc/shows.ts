// What the answer of each reading command shows, so that a change asks only those again that show it.
import type { Changes, Reads, ThingKind } from "./bindings";

/** What an answer shows: things of these kinds, whichever they are, and one record with all that belongs to it. */
interface Shown<Q> {
  kinds?: readonly ThingKind[];
  /** The id of that record; none where it is not said yet. */
  one?: (request: Q) => string | null | undefined;
}

/** `nothing` of what actions change; `everything`, and it is asked again after every action. */
type Shows<Q> = "nothing" | "everything" | Shown<Q>;

/** A deal's money: what statements and expectations are made of. */
const MONEY = ["deal", "mandate", "contract", "entry", "rate_table"] as const satisfies ThingKind[];
/** Where a deal stands, and what proves that it stands further on. */
const FACTS = ["deal", "path", "evidence", "mandate", "contract", "entry", "statement"] as const satisfies ThingKind[];
/** What a row of a deal shows of it and of those whom it names. */
const ROWS = [...FACTS, "next_action", "organisation", "result"] as const satisfies ThingKind[];
/** Whose names stand in a statement. */
const NAMES = ["payee", "person", "organisation", "member"] as const satisfies ThingKind[];
/** A deal and those whom it names; its own path, evidence and money belong to it. */
const deal = <Q>(one: (request: Q) => string): Shown<Q> => ({ one, kinds: ["organisation", "result", "payee", "person", "rate_table", "statement"] });

/** A statement, which builds on the earlier ones of its payee. */
const statement = { one: ({ id }: { id: string }) => id, kinds: ["statement", ...NAMES, ...MONEY] } satisfies Shown<{ id: string }>;

/** Every reading command says what it shows; one that is missing here does not compile. */
const SHOWS: { [C in keyof Reads]: Shows<Reads[C][0]> } = {
  places: "nothing",
  preference_get: "nothing",
  search: "everything",
  today_page: { kinds: [...FACTS, "next_action", "organisation", "payee", "person"] },
  day_figures: { kinds: [...MONEY, "path", "next_action", "organisation", "statement"] },
  amount_read: "nothing",
  day_read: "nothing",
  code_find: "nothing",
  code_check: { kinds: ["organisation"] },
  name_check: { kinds: ["organisation", "result"] },
  doubts: { kinds: ["deal", "result", "mandate", "contract", "entry", "statement", "payee", "person"] },
  desk_status: "everything",
  way_back: "nothing",
  recovery_code_show: "nothing",
  recovery_code_save: "nothing",
  undo_preview: "everything",
  journal_page: "everything",
  member_view: { kinds: ["member", "person"] },
  desk_check: "nothing",
  backup_make: "nothing",
  backup_list: "everything",
  backup_rehearse: "nothing",
  everything_save: "nothing",
  diagnostics: "nothing",
  calendar_save: "nothing",
  organisation_view: { one: ({ id }) => id, kinds: ["person"] },
  organisation_page: { kinds: ["organisation", "person"] },
  organisation_facet: { kinds: ["organisation"] },
  result_facet: { kinds: ["result", "organisation"] },
  payee_facet: { kinds: ["payee"] },
  result_view: { one: ({ id }) => id, kinds: ["organisation", "person"] },
  result_page: { kinds: ["result", "organisation", "person"] },
  result_deals: { kinds: ROWS },
  organisation_dealings: { one: ({ id }) => id, kinds: [...ROWS, "note"] },
  organisation_notes: { one: ({ id }) => id, kinds: ["note", "deal", "result", "mandate"] },
  organisation_deals: { kinds: ROWS },
  organisation_results: { kinds: ["result", "organisation", "person"] },
  organisation_contracts: { kinds: ROWS },
  // Asked at the moment of the question.
  organisation_uses: "nothing",
  result_uses: "nothing",
  deal_uses: "nothing",
  recycle_bin: { kinds: ["organisation", "result", "deal"] },
  import_inspect: "nothing",
  import_row: "nothing",
  template_save: "nothing",
  list_export: "nothing",
  register_export: "nothing",
  // Kept beside the journal: whoever changes them asks again.
  list_views: "nothing",
  payee_view: { one: ({ id }) => id, kinds: ["payee", "person"] },
  payee_page: { kinds: ["payee", "person"] },
  // Persons come with the records that name them.
  person_names: { kinds: ["organisation", "result", "payee", "person"] },
  person_list: { kinds: ["organisation", "result", "payee", "person"] },
  person_texts: { kinds: ["deal", "note", "next_action", "organisation", "result", "person"] },
  person_fields: { kinds: ["deal", "organisation", "result", "person"] },
  rate_table_list: { kinds: ["rate_table"] },
  deal_list: { kinds: [...ROWS, "rate_table", "payee"] },
  deal_calendar: { kinds: [...ROWS, "payee"] },
  deal_page: deal(({ id }) => id),
  deal_timeline: deal(({ id }) => id),
  deal_gate: deal(({ id }) => id),
  terms_compare: { kinds: ["rate_table"] },
  terms_try: deal(({ deal }) => deal),
  commission_page: deal(({ deal }) => deal),
  what_if: deal(({ deal }) => deal),
  calc: "nothing",
  // A draft's figures are those of the moment.
  statement_due: { kinds: ["statement", ...NAMES, ...MONEY] },
  statement_period: { kinds: ["statement", ...MONEY] },
  statement_paper: statement,
  statement_list: { kinds: ["statement", ...NAMES, ...MONEY] },
  statement_view: statement,
  statement_lines: statement,
  statement_left_out: statement,
  statement_export: "nothing",
};

/** Does the answer to a command show what has changed? What is no reading command is always asked again. */
export function isShown(command: string, request: unknown, { kinds, ids }: Changes): boolean {
  const shows = command in SHOWS ? (SHOWS[command as keyof Reads] as Shows<unknown>) : "everything";
  if (shows === "everything") return true;
  if (shows === "nothing") return false;
  if (shows.kinds?.some((kind) => kinds.includes(kind))) return true;
  const one = shows.one?.(request);
  return !!one && (ids?.includes(one) ?? true);
}
