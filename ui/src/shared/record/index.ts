// A kind of record: its list page and its drawer.
export { ListPage } from "./ListPage";
export type { FieldsProps, RecordKind, RecordPart } from "./kind";
export { RecordFacts } from "./RecordFields";
