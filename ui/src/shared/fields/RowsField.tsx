// Rows within a form: people of a record, one a row.
import { PlusOutlined } from "@ant-design/icons";
import { Button, Input, type InputProps } from "antd";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../classes";
import { useComposed } from "../composition";
import { useFormField } from "../form/context";
import { useSay } from "../say";
import fieldsCss from "./fields.module.css";
import textCss from "../text.module.css";

interface RowsFieldProps<T> {
  /** Their path in the request; a failure about any of them is said below them. */
  name: string;
  value: readonly T[];
  onChange: (rows: T[]) => void;
  /** What a row that is added holds. */
  fresh: T;
  /** The words that add one. */
  add: string;
  hint: string;
  /** The columns of a row, as its inputs and the button that takes it away share them. */
  columns: string;
  /** The inputs of a row. */
  children: (row: T, put: (part: Partial<T>) => void) => ReactNode;
}

/** Rows that are typed one by one, added at the end and taken away. */
export function RowsField<T extends object>({ name, value, onChange, fresh, add: addWords, hint, columns, children }: RowsFieldProps<T>) {
  const { t } = useTranslation();
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  const refused = useFormField(name, () => place.current?.querySelector("input")?.focus());
  const isAdded = useRef(false);
  useEffect(() => {
    if (isAdded.current) place.current?.querySelector<HTMLElement>(`[data-row="${value.length - 1}"] input`)?.focus();
    isAdded.current = false;
  }, [value.length]);
  const add = () => {
    isAdded.current = true;
    onChange([...value, fresh]);
  };
  const put = (index: number, part: Partial<T>) => onChange(value.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <div ref={place} className={fieldsCss.rows}>
      {value.map((row, index) => (
        <div key={index} data-row={index} className={fieldsCss.row} style={{ gridTemplateColumns: `${columns} auto` }}>
          {children(row, (part) => put(index, part))}
          <Button type="text" onClick={() => onChange(value.filter((_, at) => at !== index))}>
            {t("shared.remove")}
          </Button>
        </div>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={add}>
        {addWords}
      </Button>
      <span className={classes(fieldsCss.hint, refused && textCss.bad)} role={refused ? "alert" : undefined}>
        {refused ? say(refused.message) : hint}
      </span>
    </div>
  );
}

/** A text in a row; a null that was told stays null until something is typed. */
export function RowInput({ value, onChange, label, ...input }: Pick<InputProps, "suffix" | "className" | "placeholder"> & {
  value: string | null | undefined;
  onChange: (text: string | null) => void;
  label: string;
}) {
  const typed = useComposed(value ?? "", (text) => onChange(text || null));
  return <Input placeholder={label} {...input} {...typed} aria-label={label} autoComplete="off" />;
}
