// A choice by a part of a name.
import { Select, type RefSelectProps, type SelectProps } from "antd";
import { useImperativeHandle, useRef, useState, type InputEvent, type ReactNode, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { useReader } from "../form/context";
import textCss from "../text.module.css";
import fieldsCss from "./fields.module.css";

type PickProps<V, O extends { value: string; label: string }> = Omit<SelectProps<V, O>, "onSelect" | "onClear" | "onBlur" | "ref"> & { options: O[]; ref?: Ref<RefSelectProps> };

/**
 * A choice among records, one or several. Enter chooses and closes the list; what is chosen is not offered again, so that no
 * further key takes it away. Text that nothing was chosen by is said, and keeps the form from being carried out.
 */
export function Pick<V extends string | string[] | null, O extends { value: string; label: string }>({ ref, options, mode, ...select }: PickProps<V, O>) {
  const { t } = useTranslation();
  const own = useRef<RefSelectProps>(null);
  useImperativeHandle(ref, () => own.current!);
  const [text, setText] = useState("");
  const [isLeft, setLeft] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const tell = useReader(() => {
    own.current?.focus();
    setLeft(true);
  });
  // Only what a person types: the list clears its search by itself when it closes.
  const type = (next: string) => {
    setText(next);
    setLeft(false);
    tell(next.trim() === "" ? "read" : "unreadable");
  };
  const names = new Map(options.map(({ value, label }) => [value, label]));
  const several =
    mode === "multiple" && Array.isArray(select.value)
      ? { mode, options: options.filter(({ value }) => !select.value?.includes(value)), labelRender: ({ value, label }: { value: string | number; label?: ReactNode }) => names.get(String(value)) ?? label }
      : { options };
  return (
    <span className={fieldsCss.pick} onInput={({ target }: InputEvent) => type((target as HTMLInputElement).value)}>
      <Select<V, O>
        open={isOpen}
        onOpenChange={setOpen}
        {...select}
        {...several}
        ref={own}
        onSelect={() => {
          type("");
          setOpen(false);
        }}
        onClear={() => type("")}
        onBlur={() => setLeft(true)}
      />
      {isLeft && text.trim() !== "" && (
        <span className={fieldsCss.unchosen} role="alert">
          {t("shared.pick.unchosen", { text: text.trim() })}
          <button type="button" className={textCss.undo} onClick={() => type("")}>
            {t("shared.pick.clear")}
          </button>
        </span>
      )}
    </span>
  );
}
