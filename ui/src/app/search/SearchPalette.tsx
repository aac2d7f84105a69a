// The search over everything, opened by Ctrl+K.
import { SearchOutlined } from "@ant-design/icons";
import { useNavigate, type NavigateOptions } from "@tanstack/react-router";
import { Modal } from "antd";
import { useDeferredValue, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { isComposing, useComposed } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { useFound, type Choice } from "./useFound";
import paletteCss from "./palette.module.css";

/** One field for every record and screen. */
export default function SearchPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const search = useDeferredValue(text.trim());
  const { groups, answered } = useFound(search);
  const all = groups.flatMap(({ choices }) => choices);
  const active = Math.min(chosen, all.length - 1);
  const typed = useComposed(text, (next) => {
    setText(next);
    setChosen(0);
  });
  const go = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    if (typeof choice.go === "function") choice.go();
    else void navigate(choice.go as NavigateOptions);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown") setChosen(Math.min(active + 1, all.length - 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(active - 1, 0));
    else if (event.key === "Enter") go(all[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal open onCancel={onClose} footer={null} closable={false} width="40rem" className={paletteCss.palette} styles={{ container: { padding: 0 } }}>
      <div className={paletteCss.field}>
        <SearchOutlined />
        <input
          {...typed}
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={active >= 0 ? `found-${active}` : undefined}
          aria-label={t("app.palette.placeholder")}
          placeholder={t("app.palette.placeholder")}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={paletteCss.list} id="palette-list" role="listbox">
        {all.length === 0 && <p className={paletteCss.none}>{answered ? t("app.palette.none", { text: search }) : t("app.palette.searching")}</p>}
        {groups.map(({ name, choices, left }) => (
          <div key={name} role="group" aria-label={name}>
            <h3>{name}</h3>
            {choices.map((one) => {
              const index = all.indexOf(one);
              return (
                <div
                  key={one.key}
                  id={`found-${index}`}
                  role="option"
                  aria-selected={index === active}
                  className={paletteCss.row}
                  ref={(row) => {
                    if (index === active) row?.scrollIntoView({ block: "nearest" });
                  }}
                  onMouseMove={() => setChosen(index)}
                  onClick={() => go(one)}
                >
                  <span className={textCss.cut}>{one.title}</span>
                  <span className={classes(textCss.faint, textCss.cut)}>{one.more}</span>
                </div>
              );
            })}
            {left > 0 && <p className={classes(textCss.faint, paletteCss.left)}>{t("app.palette.more", { count: left })}</p>}
          </div>
        ))}
      </div>
      <div className={paletteCss.foot}>{search ? t("app.palette.hint") : t("app.palette.start")}</div>
    </Modal>
  );
}
