// The items of a gate: those that are missing, to tick, and those that the desk has.
import { Link, type LinkProps } from "@tanstack/react-router";
import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GateItem, GateValues, GateView, KnownView } from "@/ipc";
import { DayField, TextField } from "@/shared";
import textCss from "@/shared/text.module.css";
import { byStage, placeOf } from "./gate";
import { GateValue } from "./GateValue";
import css from "./deal.module.css";

/** The day and the note of each item that is at hand. */
export type Ticked = Partial<Record<GateItem, { on: string | null; note: string }>>;

/** From so many items on they are sought by their words. */
const MANY = 8;

/** Each missing item, by its stage, with a tick and what belongs to it: the value, where a record keeps it, else a note and a day. Day and note have their place from the start, so that nothing moves. */
export function GateItems({ items, ticked, values, today, nameOf, onTick, onEnter }: {
  items: GateView[];
  ticked: Ticked;
  /** What is entered of the items that a record keeps. */
  values: GateValues;
  /** The day that a tick begins with. */
  today: string | null;
  /** The path under which a refusal names the tick of an item. */
  nameOf: (item: GateItem) => string;
  onTick: (ticked: Ticked) => void;
  onEnter: (values: GateValues) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const text = search.trim().toLowerCase();
  const found = items.filter(({ item, stage }) => text === "" || `${t(`deal.item.${item}`)} ${stage} ${t(`deal.stages.${stage}`)}`.toLowerCase().includes(text));
  const tick = (item: GateItem, isTicked: boolean) => {
    const { [item]: _, ...rest } = ticked;
    onTick(isTicked ? { ...rest, [item]: { on: today, note: "" } } : rest);
  };
  const mend = (item: GateItem, part: Partial<NonNullable<Ticked[GateItem]>>) => onTick({ ...ticked, [item]: { on: today, note: "", ...ticked[item], ...part } });
  return (
    <section className={css.gateItems}>
      <header className={css.gateHead}>
        <h2>{t("deal.gate.missing", { count: items.length })}</h2>
        {items.length > MANY && <Input value={search} onChange={({ target }) => setSearch(target.value)} allowClear placeholder={t("deal.gate.search")} aria-label={t("deal.gate.search")} />}
      </header>
      {found.length === 0 && <p className={textCss.faint}>{t("deal.gate.noneFound", { text: search })}</p>}
      {byStage(found).map(([stage, items]) => (
        <fieldset key={stage} className={css.gateStage}>
          <legend>
            {stage} {t(`deal.stages.${stage}`)}
          </legend>
          {items.map(({ item, keeper }) => {
            const held = ticked[item];
            return (
              <div key={item} className={css.gateItem} data-ticked={!!held || undefined}>
                <Checkbox checked={!!held} onChange={({ target }) => tick(item, target.checked)}>
                  {t(`deal.item.${item}`)}
                </Checkbox>
                {held && keeper && <GateValue keeper={keeper} values={values} onChange={onEnter} />}
                {held && !keeper && (
                  <>
                    <TextField bare label={t("deal.gate.note")} name={`${nameOf(item)}.note`} value={held.note} onChange={(note) => mend(item, { note })} placeholder={t("deal.gate.note")} />
                    <DayField bare label={t("deal.gate.evidenceDay")} name={`${nameOf(item)}.on`} value={held.on} onChange={(on) => mend(item, { on })} />
                  </>
                )}
              </div>
            );
          })}
        </fieldset>
      ))}
    </section>
  );
}

/** What gates ask for and the desk has already, folded, each with what shows it. */
export function KnownItems({ deal, items }: { deal: string; items: GateView[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <details className={css.known}>
      <summary>{t("deal.gate.known", { count: items.length })}</summary>
      <ul>
        {items.map(({ item, known, ticked_on }) => (
          <li key={item}>
            <span>{t(`deal.item.${item}`)}</span>
            {known ? <KnownFrom known={known} deal={deal} /> : <span className={textCss.figure}>{ticked_on}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Where the desk has something from, as a way to it. */
export function KnownFrom({ known, deal }: { known: KnownView; deal: string }) {
  const { t } = useTranslation();
  const place = placeOf(known, deal);
  // Another tab of the same deal is no step that one goes back over.
  return (
    <Link {...(place as LinkProps)} replace={place.params?.id === deal} className={css.way}>
      {t(`deal.source.${known.source.kind}`, { name: known.name ?? "" })}
    </Link>
  );
}
