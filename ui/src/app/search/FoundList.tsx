// The rows of the search palette, by group.
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { Marked } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import type { Choice, Group } from "./choices";
import paletteCss from "./palette.module.css";

/** The mouse chooses here, and the keyboard stays in the field. */
const stay = (event: MouseEvent) => event.preventDefault();

/** Every group under its name; the row that Enter takes is in sight. */
export function FoundList({ groups, active, onPoint, onChoose }: { groups: Group[]; active: number; onPoint: (index: number) => void; onChoose: (choice: Choice) => void }) {
  const { t } = useTranslation();
  const all = groups.flatMap(({ choices }) => choices);
  return (
    <div className={paletteCss.list} id="palette-list" role="listbox" aria-label={t("app.palette.found")} onMouseDown={stay}>
      {groups.map(({ name, choices, left, isCut = false }) => (
        <div key={name} role="group" aria-label={name}>
          <div className={paletteCss.heading} aria-hidden>
            {name}
          </div>
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
                onMouseMove={() => onPoint(index)}
                onClick={() => onChoose(one)}
              >
                <span className={textCss.cut}>
                  <Marked text={one.title} pieces={one.pieces} />
                </span>
                <span className={paletteCss.side}>
                  <span className={classes(textCss.faint, textCss.cut)}>
                    <Marked text={one.more ?? ""} pieces={one.morePieces} />
                  </span>
                  {one.sign && <kbd>{one.sign}</kbd>}
                </span>
              </div>
            );
          })}
          {left > 0 && (
            <p className={classes(textCss.faint, paletteCss.left)} aria-hidden>
              {t(isCut ? "app.palette.moreThan" : "app.palette.more", { count: left })}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
