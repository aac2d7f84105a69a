// A kind of record: its list page and its drawer.
export { ListPage } from "./ListPage";
export { REST, fieldsOf } from "./kind";
export type { FieldsProps, RecordField, RecordKind, RecordPart } from "./kind";
export { RecordFacts } from "./RecordFields";
