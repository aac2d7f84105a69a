// What a list of records has to know of them; all else follows from the area's name.
import type { ParseKeys, TFunction } from "i18next";
import type { ComponentType, ReactNode } from "react";
import type { Answer, Command, ListKind, NamedKind, Request, Scheme } from "@/ipc";
import type { FormState } from "../form";

/** The areas whose records are viewed, entered, changed and binned as a whole, as the commands of the desk have them. */
export type RecordArea = { [C in Command]: C extends `${infer A}_restore` ? (`${A}_view` extends Command ? A : never) : never }[Command] & NamedKind;

/** A record as it is shown. */
export type ViewOf<A extends RecordArea> = Answer<`${A}_view`>;
/** What is said of it. */
export type FieldsOf<A extends RecordArea> = ViewOf<A>["record"];

/** The fields that have words. */
type Worded<A extends RecordArea> = ParseKeys extends infer Key ? (Key extends `${A}.fields.${infer Field}` ? Field : never) : never;
/** Those that hold a text or none. */
type TextKey<F> = { [K in keyof F]-?: string extends NonNullable<F[K]> ? K : never }[keyof F];

/** One field of a record, shown and typed. Label, path and value follow from its name. */
export type RecordField<A extends RecordArea> = {
  /** Two columns wide. */
  wide?: boolean;
  hint?: ParseKeys;
  /** What it is shown as, where that is not its value. */
  show?: (fields: FieldsOf<A>, view: ViewOf<A>) => ReactNode;
} & (
  | {
      key: Worded<A> & TextKey<FieldsOf<A>>;
      /** As the catalogue has it, where nothing is said. */
      kind?: Plain["kind"];
      rows?: number;
      /** What it is chosen from. */
      choices?: readonly string[];
      Edit?: undefined;
    }
  | {
      key: Worded<A> & keyof FieldsOf<A>;
      /** What it is typed in. */
      Edit: ComponentType<FieldsProps<A>>;
    }
);

/** The catalogue of a kind of record, as the bindings have it. */
export type Catalogue = readonly { readonly key: string; readonly place: string; readonly kind: string; readonly choices?: readonly string[] }[];

/** Stands for every plain field of the catalogue that no part places itself, so that a new field is shown without a line here. */
export const REST = "rest";

/** Fields that belong together, in a form under a title. */
export interface RecordPart<A extends RecordArea> {
  title?: ParseKeys;
  fields: (RecordField<A> | typeof REST)[];
}

/** One kind of record. */
export interface RecordKind<A extends RecordArea> {
  area: A;
  /** What a new one begins with. */
  fresh: FieldsOf<A>;
  /** The field that names it, first of its form. */
  title: Worded<A> & TextKey<FieldsOf<A>>;
  /** Its catalogue, of which `REST` takes what the parts leave. */
  catalogue: Catalogue;
  /** Its other fields. */
  parts: RecordPart<A>[];
  /** What is known of one, where that is more than its fields one after the other. */
  Facts?: ComponentType<{ view: ViewOf<A> }>;
  /** The list by which it is imported and exported. */
  list?: ListKind;
  /** What its list is narrowed down by. */
  facets?: readonly FacetOf<A>[];
  /** Fields that can be changed in several of them at once. */
  several?: readonly string[];
  /** What a value of a facet is called, where that is not the value. */
  facetWord?: (facet: FacetOf<A>, value: string, t: TFunction) => string | undefined;
}

/** By what the list of a kind of record is narrowed down, and by what it is ordered. */
export type FacetOf<A extends RecordArea> = Request<`${A}_facet`>["facet"] & Worded<A>;
export type OrderOf<A extends RecordArea> = NonNullable<Request<`${A}_page`>["order"]>;

export interface FieldsProps<A extends RecordArea> extends Pick<FormState<FieldsOf<A>>, "value" | "change"> {
  /** The record that is changed; none where one is entered. */
  view: ViewOf<A> | undefined;
}

/** How a field is typed: a line of text, or so many, where no kind is said. */
interface Plain {
  kind?: "day" | "money" | "choice" | Scheme;
  wide?: boolean;
  rows?: number;
}

/** The kinds of a catalogue that need no input of their own. */
const PLAIN: Readonly<Record<string, Plain>> = {
  text: {},
  code: {},
  region: { kind: "region" },
  industry: { kind: "industry" },
  discipline: { kind: "discipline" },
  choice: { kind: "choice" },
  long_text: { wide: true, rows: 2 },
  day: { kind: "day" },
  amount: { kind: "money" },
};

/** The fields of a part, with those of the catalogue where it leaves room for them. */
export function fieldsOf<A extends RecordArea>({ catalogue, parts, title }: RecordKind<A>, part: RecordPart<A>): RecordField<A>[] {
  const placed = new Set<string>([title, ...parts.flatMap(({ fields }) => fields.map((field) => (field === REST ? "" : String(field.key))))]);
  const plain = ({ key, place, kind, choices }: Catalogue[number]) => (key === place && PLAIN[kind] ? [{ key, ...PLAIN[kind], choices }] : []);
  const rest = catalogue.filter(({ key }) => !placed.has(key)).flatMap(plain) as RecordField<A>[];
  const known = (field: RecordField<A>) => ({ ...catalogue.filter(({ key }) => !field.Edit && key === field.key).flatMap(plain)[0], ...field }) as RecordField<A>;
  return part.fields.flatMap((field) => (field === REST ? rest : known(field)));
}

/** The name of a record. */
export const titleOf = <A extends RecordArea>({ title }: RecordKind<A>, { record }: ViewOf<A>) => (record as FieldsOf<A>)[title] as string | null | undefined;
