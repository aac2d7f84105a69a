// The field of a code of a table: a region, an industry, a discipline.
import { RightOutlined } from "@ant-design/icons";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type CodeEntry, type Scheme } from "@/ipc";
import { Field } from "./Field";
import { Pick } from "./Pick";
import fieldsCss from "./fields.module.css";
import textCss from "../text.module.css";

interface SchemeFieldProps {
  label: string;
  scheme: Scheme;
  /** A code of the table, or a text that it does not know. */
  value: string | null;
  onChange: (value: string | null) => void;
  name?: string;
}

/** Chosen by name, pinyin, initials or code, or by stepping down: an arrow to the right opens what is below, one to the left goes back. */
export function SchemeField({ scheme, value, onChange, ...field }: SchemeFieldProps) {
  return (
    <Field {...field}>
      <SchemePick scheme={scheme} value={value} onChange={onChange} />
    </Field>
  );
}

/** The picker alone. */
export function SchemePick({ scheme, value, onChange, label }: PickerProps & { label?: string }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const [within, setWithin] = useState<string | null>(null);
  const [active, setActive] = useState<string>();
  const chosen = useShown(scheme, value);
  const { data } = useAsk("code_find", { scheme, search, within }, { keep: true });
  const entries = data?.entries ?? [];
  const text = search.trim();
  const isKnown = entries.some(({ code, name, written }) => [code, name, written].includes(text));
  // What no table has, such as a place abroad, is kept as it is typed.
  const asTyped = text !== "" && !isKnown ? [{ value: text, label: t("shared.scheme.asTyped", { text }), entry: undefined }] : [];
  const options = [...entries.map((entry) => ({ value: entry.code, label: entry.written, entry })), ...asTyped];
  const enter = (code: string | null) => {
    setWithin(code);
    setActive(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (search !== "") return;
    const entry = entries.find(({ code }) => code === active);
    if (event.key === "ArrowRight" && entry?.has_parts) enter(entry.code);
    else if (event.key === "ArrowLeft" && within !== null) enter(data?.way.at(-2)?.code ?? null);
    else return;
    event.preventDefault();
  };
  return (
    <Pick<string | null, (typeof options)[number]>
      allowClear
      showSearch={{ searchValue: search, onSearch: setSearch, filterOption: false }}
      aria-label={label}
      placeholder={t(`shared.scheme.${scheme}`)}
      value={value}
      onChange={(next) => {
        onChange(next ?? null);
        setSearch("");
      }}
      onActive={(next) => setActive(next === null ? undefined : String(next))}
      onInputKeyDown={onKeyDown}
      labelRender={({ label, value }) => chosen ?? label ?? value}
      options={options}
      optionRender={({ data: option }) => <Option of={option.entry} label={option.label} isSought={text !== ""} onEnter={enter} />}
      popupRender={(list) => (
        <>
          {text === "" && within !== null && <Way way={data?.way ?? []} onEnter={enter} />}
          {list}
        </>
      )}
      notFoundContent={data ? t("shared.scheme.nothing") : t("shared.loading")}
    />
  );
}

type PickerProps = Omit<SchemeFieldProps, "label" | "name">;

/** How a code is shown; nothing for a text that is none. */
function useShown(scheme: Scheme, value: string | null): string | undefined {
  const { data } = useAsk("code_find", { scheme, search: value ?? "", within: null }, { when: !!value });
  return value ? data?.entries.find(({ code }) => code === value)?.written : undefined;
}

function Option({ of, label, isSought, onEnter }: { of: CodeEntry | undefined; label: string; isSought: boolean; onEnter: (code: string) => void }) {
  const { t } = useTranslation();
  if (!of) return label;
  return (
    <span className={fieldsCss.option}>
      <span className={fieldsCss.optionName}>{isSought ? of.written : of.name}</span>
      <span className={textCss.faint}>{of.code}</span>
      {of.has_parts && !isSought && (
        <button
          type="button"
          tabIndex={-1}
          className={fieldsCss.enter}
          aria-label={t("shared.scheme.enter", { name: of.name })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => {
            event.stopPropagation();
            onEnter(of.code);
          }}
        >
          <RightOutlined />
        </button>
      )}
    </span>
  );
}

/** Where in the table the list stands, and the way back up. */
function Way({ way, onEnter }: { way: readonly CodeEntry[]; onEnter: (code: string | null) => void }) {
  const { t } = useTranslation();
  const steps = [{ code: null, name: t("shared.scheme.top") }, ...way];
  return (
    <div className={fieldsCss.way}>
      {steps.map(({ code, name }, at) => (
        <button key={code ?? ""} type="button" tabIndex={-1} disabled={at === steps.length - 1} onMouseDown={(event) => event.preventDefault()} onClick={() => onEnter(code)}>
          {name}
        </button>
      ))}
    </div>
  );
}
