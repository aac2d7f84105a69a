// Persons by name, and where they stand.
import { useTranslation } from "react-i18next";
import type { PersonView } from "@/ipc";

/** The persons of a page, which come by name, gathered under each name; those without one stay by themselves. */
export function byName(persons: readonly PersonView[]): PersonView[][] {
  const groups: PersonView[][] = [];
  for (const person of persons) {
    const last = groups.at(-1);
    if (last && person.name != null && last[0]!.name === person.name) last.push(person);
    else groups.push([person]);
  }
  return groups;
}

const KINDS = ["result", "organisation", "deal", "payee"] as const;

/** Where a name stands, in words: on so many results, organisations, deals, as so many payees. */
export function usePlaces(): (persons: readonly PersonView[]) => string {
  const { t } = useTranslation();
  return (persons) => {
    const counts = KINDS.map((kind) => ({ kind, count: new Set(persons.flatMap(({ stands_on: on }) => (on?.kind === kind ? [on.id] : []))).size }));
    const places = counts.filter(({ count }) => count > 0).map(({ kind, count }) => t(`desk.settings.persons.on.${kind}`, { count }));
    return places.length > 0 ? t("desk.settings.persons.stands", { places: places.join(t("desk.settings.persons.comma")) }) : t("desk.settings.persons.gone");
  };
}
