// A kind of record: its list page and its drawer.
export { Facet } from "./Facets";
export { ListPage } from "./ListPage";
export { REST, fieldsOf } from "./kind";
export type { FieldsProps, RecordField, RecordKind, RecordPart } from "./kind";
export { choiceWord, RecordFacts } from "./RecordFields";
