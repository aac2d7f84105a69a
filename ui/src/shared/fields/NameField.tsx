// The field of a record's name.
import { useTranslation } from "react-i18next";
import { rpc, type NamedKind } from "@/ipc";
import { TextField } from "./TextField";
import { useUnderstood } from "./useUnderstood";
import textCss from "../text.module.css";

interface NameFieldProps {
  label: string;
  kind: NamedKind;
  value: string;
  onChange: (text: string) => void;
  name?: string;
  /** The record that is being changed: it may well have this name. */
  own?: string;
}

/** The name by which a record is known. One that another record has is pointed out and never refused: two may share it. */
export function NameField({ kind, own, value, ...field }: NameFieldProps) {
  const { t } = useTranslation();
  const { answer } = useUnderstood(value, (text) => rpc("name_check", { kind, text, own: own ?? null }));
  const known = answer?.known;
  const hint = known != null && <span className={textCss.warn}>{known ? t("shared.name.knownBy", { sign: known }) : t("shared.name.known")}</span>;
  return <TextField {...field} value={value} hint={hint} required wide />;
}
