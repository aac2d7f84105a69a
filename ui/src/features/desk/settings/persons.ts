// Where names of persons stand.
import { useTranslation } from "react-i18next";
import type { StandsOn } from "@/ipc";

const KINDS = ["result", "organisation", "deal", "payee"] as const;

/** Where a name stands, in words: on so many results, organisations, deals, as so many payees; by its title where it is one alone. */
export function usePlaces(): (stands: readonly StandsOn[]) => string {
  const { t } = useTranslation();
  return (stands) => {
    const [only] = stands;
    if (stands.length === 1 && only?.count === 1 && only.first?.name) return only.first.name;
    const places = KINDS.flatMap((kind) => stands.filter((on) => on.kind === kind).map(({ count }) => t(`desk.settings.persons.on.${kind}`, { count })));
    return places.length > 0 ? t("desk.settings.persons.stands", { places: places.join(t("desk.settings.persons.comma")) }) : t("desk.settings.persons.gone");
  };
}
