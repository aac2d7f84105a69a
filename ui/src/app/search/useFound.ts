// What the search palette shows: records that the features find, then what can be done, and the screens.
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Found, Named, Place } from "@/shared/feature";
import { FEATURES, RAIL } from "../features";

/** A row of the palette: a record, or something that can be done. */
export interface Choice extends Omit<Found, "go"> {
  go: Place | (() => void);
}

interface Group {
  name: string;
  choices: Choice[];
}

const FINDERS = FEATURES.flatMap(({ finder }) => finder ?? []);
const COMMANDS = FEATURES.flatMap(({ commands }) => commands ?? []);

/** What the desk has under these words, by kind; then what can be done, and the screens. */
export function useFound(search: string): Group[] {
  const { t } = useTranslation();
  const when = search !== "";
  const answers = useQueries({ queries: FINDERS.map(({ query }) => ({ ...query(search, t), enabled: when, placeholderData: keepPreviousData })) });
  const typed = search.toLowerCase();
  // By its name, or by the initials of its pinyin: an input method need not be switched on for a command.
  const isMeant = ({ words }: { words: Named }) => t(`${words}.name`).toLowerCase().includes(typed) || t(`${words}.initials`).startsWith(typed);
  const screens = RAIL.filter(isMeant).map(({ words, to }) => ({ key: words, title: t(`${words}.name`), go: { to } }));
  const actions = COMMANDS.filter(isMeant).map(({ words, go }) => ({ key: words, title: t(`${words}.name`), go }));
  const records = FINDERS.map(({ heading }, index) => ({ name: t(heading), choices: answers[index]?.data ?? [] }));
  const groups: Group[] = [...(when ? records : []), { name: t("app.palette.actions"), choices: actions }, { name: t("app.palette.screens"), choices: screens }];
  return groups.filter(({ choices }) => choices.length > 0);
}
