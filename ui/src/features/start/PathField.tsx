import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, type Failure } from "@/ipc";
import { Field, useComposed } from "@/shared";

/** A folder or file: typed, or chosen in the system's dialog. */
export function PathField({ label, purpose, value, onChange, failure, name, hint }: {
  label: string;
  purpose: "folder" | "open";
  value: string;
  onChange: (path: string) => void;
  failure?: Failure | null;
  name?: string;
  hint?: string | false;
}) {
  const { t } = useTranslation();
  const typed = useComposed(value, onChange);
  const choose = async () => {
    const { path } = await rpc("file_choose", { purpose, title: label }).catch(() => ({ path: null }));
    if (path !== null) onChange(path);
  };
  return (
    <Field label={label} name={name} failure={failure} wide hint={hint && <span className="bad">{hint}</span>}>
      <span className="start-path">
        <Input {...typed} spellCheck={false} />
        <Button onClick={() => void choose()}>{t("start.choose")}</Button>
      </span>
    </Field>
  );
}
