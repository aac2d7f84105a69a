// A choice by a part of a name.
import { Select, type RefSelectProps, type SelectProps } from "antd";
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type InputEvent, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { isComposing } from "../composition";
import { useReader } from "../form/context";
import textCss from "../text.module.css";
import fieldsCss from "./fields.module.css";

type PickProps<V, O extends { value: string; label: string }> = Omit<SelectProps<V, O>, "onSelect" | "onClear" | "onFocus" | "onBlur" | "ref"> & {
  options: O[];
  ref?: Ref<RefSelectProps>;
  /** Makes a record of what was typed and chooses it. */
  add?: (text: string) => void | Promise<void>;
  /** What that is called while nothing is typed; where it is not said, something has to be typed first. */
  addWords?: string;
  /** Records that are likely meant and are none yet: they stand first. */
  offers?: readonly Offer[];
  /** What is offered is not yet what was typed; Enter waits for it. */
  isLooking?: boolean;
  /** The list shows as soon as it is entered and nothing is chosen. */
  opensByItself?: boolean;
};

/** A record that is made by being chosen. */
export interface Offer {
  name: string;
  /** What it is called in the list, where that is not its name. */
  label?: string;
  make: () => void | Promise<void>;
}

/** Begins the values of what is made by being chosen; alone it stands for what was typed. */
const ADD = "+";
const isMade = (value: unknown) => String(value).startsWith(ADD);

/**
 * A choice among records, one or several. Enter chooses and closes the list; what is chosen is not offered again, so that no
 * further key takes it away. Tab goes on and chooses nothing that nobody has pointed at. Text that nothing was chosen by is said,
 * and keeps the form from being carried out.
 */
export function Pick<V extends string | string[] | null, O extends { value: string; label: string }>({ ref, options: known, mode, add, addWords, offers = [], isLooking = false, opensByItself = false, ...select }: PickProps<V, O>) {
  const { t } = useTranslation();
  const own = useRef<RefSelectProps>(null);
  useImperativeHandle(ref, () => own.current!);
  const [text, setText] = useState("");
  const [isLeft, setLeft] = useState(false);
  const [isOpen, setOpen] = useState(false);
  /** An Enter that waits for what is offered, and whether that was still being looked for. */
  const [held, setHeld] = useState<{ wasLooking: boolean } | null>(null);
  const hasGone = useRef(false);
  const tell = useReader(() => {
    own.current?.focus();
    setLeft(true);
  });
  // Only what a person types: the list clears its search by itself when it closes.
  const type = (next: string) => {
    setText(next);
    setLeft(false);
    setHeld(null);
    hasGone.current = false;
    tell(next.trim() === "" ? "read" : "unreadable");
  };
  const typed = text.trim();
  /** The desk says what is offered for what was typed. */
  const isSoughtElsewhere = typeof select.showSearch === "object" && select.showSearch.filterOption === false;
  const offered = offers.flatMap(({ name, label }, index) => (name.includes(typed) ? [{ value: `${ADD}${index}`, label: t("shared.pick.add", { text: label ?? name }) } as O] : []));
  const canAdd = add !== undefined && (typed === "" ? addWords !== undefined : ![...known.map(({ label }) => label), ...offers.map(({ name }) => name)].includes(typed));
  const added = canAdd ? [{ value: ADD, label: typed === "" ? `＋ ${addWords}` : t("shared.pick.add", { text: typed }) } as O] : [];
  const options = [...offered, ...known, ...added];
  const chosen: readonly string[] = Array.isArray(select.value) ? select.value : [];
  // What is chosen stands among the options whatever is sought.
  const first = options.find(({ value }) => !chosen.includes(value) && value !== select.value);
  const search = typeof select.showSearch === "object" ? select.showSearch : {};
  const close = () => {
    type("");
    search.onSearch?.("");
    setOpen(false);
    select.onOpenChange?.(false);
  };
  const make = async (value: string) => {
    // The form waits for the record, and is not carried out without it.
    tell("asked");
    await (value === ADD ? add?.(typed) : offers[Number(value.slice(ADD.length))]?.make());
    close();
  };
  const onChange: typeof select.onChange = (value, option) => {
    const made = (Array.isArray(value) ? value : [value]).find(isMade);
    if (made) void make(made);
    else select.onChange?.(value, option);
  };
  const take = useEffectEvent((wasLooking: boolean) => {
    if (!first) {
      // The one that is found is chosen already.
      if (mode !== "multiple" && options.some(({ value }) => value === select.value)) close();
      return;
    }
    // Nothing fits: a record is made only in the sight of whoever presses Enter at the line that offers it.
    if (isMade(first.value)) {
      if (!wasLooking) void make(first.value);
      return;
    }
    select.onChange?.((mode === "multiple" ? [...chosen, first.value] : first.value) as V, first);
    close();
  });
  useEffect(() => {
    if (!held || isLooking) return;
    setHeld(null);
    take(held.wasLooking);
  }, [held, isLooking]);
  // The list marks its first line only some moments after it is drawn, and forgets an Enter that comes before: until somebody goes
  // through the lines, it is the first that is meant.
  const hold = (event: KeyboardEvent) => {
    if (event.key.startsWith("Arrow")) hasGone.current = true;
    if (isComposing(event)) return;
    // Neither going on nor carrying the form out makes a record, or chooses what nobody has pointed at.
    const isLeaving = event.key === "Tab" && !hasGone.current;
    if (isLeaving) event.stopPropagation();
    if (typed === "") {
      if (event.key === "Delete" && select.allowClear && select.value) select.onChange?.(null as V, undefined);
      return;
    }
    const isSending = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (isSending) {
      event.stopPropagation();
      setLeft(true);
    }
    if (event.key !== "Enter" || isSending || hasGone.current || !isSoughtElsewhere) return;
    event.preventDefault();
    event.stopPropagation();
    setHeld({ wasLooking: isLooking });
  };
  // The button that empties the field is in no language and a stop of Tab: it is for the mouse, and Delete does the same.
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    for (const button of box.current?.querySelectorAll("button") ?? []) {
      button.tabIndex = -1;
      if (!button.textContent) button.ariaLabel = t("shared.pick.clear");
    }
  });
  const names = new Map(options.map(({ value, label }) => [value, label]));
  const several =
    mode === "multiple" && Array.isArray(select.value)
      ? { mode, options: options.filter(({ value }) => !chosen.includes(value)), labelRender: ({ value, label }: { value: string | number; label?: ReactNode }) => names.get(String(value)) ?? label }
      : { options };
  return (
    <span ref={box} className={fieldsCss.pick} onInput={({ target }: InputEvent) => type((target as HTMLInputElement).value)} onKeyDownCapture={hold}>
      <Select<V, O>
        open={isOpen}
        onOpenChange={setOpen}
        {...select}
        {...several}
        {...(select.showSearch && { showSearch: { ...search, searchValue: text } })}
        onChange={onChange}
        {...(isLooking && { options: [], notFoundContent: t("shared.pick.looking") })}
        ref={own}
        onSelect={(value) => !isMade(value) && close()}
        onClear={() => type("")}
        onFocus={() => {
          hasGone.current = false;
          if (opensByItself && !select.value) setOpen(true);
        }}
        onBlur={() => setLeft(true)}
      />
      {isLeft && text.trim() !== "" && (
        <span className={fieldsCss.unchosen} role="alert">
          {t("shared.pick.unchosen", { text: text.trim() })}
          {/* Out of the way of Tab: the field itself is emptied by its keys. */}
          <button type="button" tabIndex={-1} className={textCss.undo} onClick={() => type("")}>
            {t("shared.pick.clear")}
          </button>
        </span>
      )}
    </span>
  );
}
