// The search over everything, opened by Ctrl+K: records, screens, and what can be done.
import { SearchOutlined } from "@ant-design/icons";
import { useNavigate, type NavigateOptions } from "@tanstack/react-router";
import { Modal } from "antd";
import { useDeferredValue, useEffect, useEffectEvent, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { isComposing, useComposed } from "@/shared";
import type { ActOn } from "@/shared/feature";
import { useReturn } from "@/shared/focus";
import { asksForRecord, type Choice, type Group } from "./choices";
import { FoundList } from "./FoundList";
import { useActs } from "./useActs";
import { useFound, useNamed } from "./useFound";
import textCss from "@/shared/text.module.css";
import { takeTyped } from "@/shared/typedAhead";
import paletteCss from "./palette.module.css";

/** One field for every record, screen and action; an action on a record asks for the record next. */
export default function SearchPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [act, setAct] = useState<ActOn | null>(null);
  const [chosen, setChosen] = useState(0);
  const [isHeld, setHeld] = useState(false);
  useReturn();
  const search = useDeferredValue(text.trim());
  const acts = useActs(text.trim());
  const found = useFound(search, act === null);
  const named = useNamed(search, act);
  const isAnswered = search === text.trim() && found.isAnswered && named.isAnswered;
  const groups = act ? named.groups : together(acts, found.groups);
  const all = groups.flatMap(({ choices }) => choices);
  const active = Math.min(chosen, all.length - 1);
  const say = (next: string) => {
    setText(next);
    setChosen(0);
    setHeld(false);
  };
  const name = (next: ActOn | null) => {
    say("");
    setAct(next);
  };
  const typed = useComposed(text, say);
  const go = (choice: Choice | undefined) => {
    if (!choice) return;
    if (asksForRecord(choice.go)) return name(choice.go);
    onClose();
    if (typeof choice.go === "function") choice.go();
    else void navigate(choice.go as NavigateOptions);
  };
  // Whoever types on and presses Enter at once does not mean what was found for less. Actions need no answer.
  const goHeld = useEffectEvent(() => go(all[active]));
  useEffect(() => {
    if (!isHeld || !isAnswered) return;
    setHeld(false);
    goHeld();
  }, [isHeld, isAnswered]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown") setChosen(Math.min(active + 1, all.length - 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(active - 1, 0));
    else if (event.key === "Enter") {
      if (!act && active < acts.begins.choices.length) go(all[active]);
      else setHeld(true);
    }
    else if (event.key === "Backspace" && text === "" && act) name(null);
    else return;
    event.preventDefault();
  };
  const placeholder = t(act ? "app.palette.name" : "app.palette.placeholder");
  return (
    <Modal
      open
      onCancel={() => (act ? name(null) : onClose())}
      footer={null}
      closable={false}
      width="40rem"
      className={paletteCss.palette}
      styles={{ container: { padding: 0 } }}
      title={t("app.keys.search")}
      classNames={{ header: textCss.unseen }}
    >
      <div className={paletteCss.field}>
        <SearchOutlined />
        {act && <span className={paletteCss.act}>{t(`${act.words}.name`)}</span>}
        <input
          {...typed}
          autoFocus
          role="combobox"
          aria-expanded={all.length > 0}
          aria-controls="palette-list"
          aria-activedescendant={active >= 0 ? `found-${active}` : undefined}
          aria-label={placeholder}
          placeholder={placeholder}
          onKeyDown={onKeyDown}
          onFocus={() => {
            // Whoever is quick has typed already.
            const kept = takeTyped();
            if (kept) setText((now) => now + kept);
          }}
        />
      </div>
      <FoundList groups={groups} active={active} onPoint={setChosen} onChoose={go} />
      <p className={paletteCss.none} role="status" hidden={all.length > 0 && isAnswered}>
        {isAnswered ? t("app.palette.none", { text: search }) : t("app.palette.searching")}
      </p>
      <div className={paletteCss.foot}>{t(act ? "app.palette.nameHint" : search ? "app.palette.hint" : "app.palette.start")}</div>
    </Modal>
  );
}

/** What begins as is typed stands first, whatever the desk holds: hands learn it. What only holds it stands last. */
const together = ({ begins, holds }: ReturnType<typeof useActs>, found: Group[]): Group[] => [begins, ...found, holds].filter(({ choices }) => choices.length > 0);
