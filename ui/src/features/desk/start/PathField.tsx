// The place of a folder or a file.
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "@/ipc";
import { Field, useComposed } from "@/shared";
import css from "./start.module.css";

/** A folder or file: typed, or chosen in the system's dialog. */
export function PathField({ label, purpose, value, onChange, name }: {
  label: string;
  purpose: "folder" | "open";
  value: string;
  onChange: (path: string) => void;
  name: string;
}) {
  const { t } = useTranslation();
  const typed = useComposed(value, onChange);
  const choose = async () => {
    const { path } = await rpc("file_choose", { purpose, title: label }).catch(() => ({ path: null }));
    if (path !== null) onChange(path);
  };
  return (
    <Field label={label} name={name} wide>
      <span className={css.path}>
        <Input {...typed} spellCheck={false} />
        <Button onClick={() => void choose()}>{t("desk.start.choose")}</Button>
      </span>
    </Field>
  );
}
