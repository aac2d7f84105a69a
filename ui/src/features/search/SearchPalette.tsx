import { SearchOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Modal } from "antd";
import { useDeferredValue, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { isComposing, useComposed } from "@/shared";
import { useFound, type Found } from "./useFound";
import "./search.css";

/** One field for every record and screen. */
export default function SearchPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const search = useDeferredValue(text.trim());
  const groups = useFound(search);
  const all = groups.flatMap((group) => group.found);
  const active = Math.min(chosen, all.length - 1);
  const typed = useComposed(text, (next) => {
    setText(next);
    setChosen(0);
  });
  const go = (found: Found | undefined) => {
    if (!found) return;
    onClose();
    if (typeof found.go === "function") found.go();
    else void navigate(found.go);
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
    <Modal open onCancel={onClose} footer={null} closable={false} width="40rem" className="palette" styles={{ container: { padding: 0 } }}>
      <div className="palette-field">
        <SearchOutlined />
        <input
          {...typed}
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={active >= 0 ? `found-${active}` : undefined}
          aria-label={t("search.placeholder")}
          placeholder={t("search.placeholder")}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="palette-list" id="palette-list" role="listbox">
        {all.length === 0 && <p className="palette-none">{t("search.none", { text: search })}</p>}
        {groups.map(({ name, found }) => (
          <div key={name} role="group" aria-label={name}>
            <h3>{name}</h3>
            {found.map((one) => {
              const index = all.indexOf(one);
              return (
                <div
                  key={one.key}
                  id={`found-${index}`}
                  role="option"
                  aria-selected={index === active}
                  className="palette-row"
                  ref={(row) => {
                    if (index === active) row?.scrollIntoView({ block: "nearest" });
                  }}
                  onMouseMove={() => setChosen(index)}
                  onClick={() => go(one)}
                >
                  <span className="cut">{one.title}</span>
                  <span className="faint cut">{one.more}</span>
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <div className="palette-foot">{search ? t("search.hint") : t("search.start")}</div>
    </Modal>
  );
}
