// What the search palette shows: the records that were found, then what can be done, and the screens.
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import type { Named, Place } from "@/shared/feature";
import { FEATURES, RAIL } from "../features";

/** A row of the palette: a record, or something that can be done. */
export interface Choice {
  key: string;
  title: string;
  /** In what it was found, and what tells it from others. */
  more?: string;
  go: Place | (() => void);
}

interface Group {
  name: string;
  choices: Choice[];
  /** How many more there are. */
  left: number;
}

/** How many records of a kind are shown. */
const SHOWN = 6;
const FINDS = FEATURES.flatMap(({ finds }) => finds ?? []);
const COMMANDS = FEATURES.flatMap(({ commands }) => commands ?? []);

/** What the desk has under these words, by kind; then what can be done, and the screens. `answered` once the desk has said so. */
export function useFound(search: string): { groups: Group[]; answered: boolean } {
  const { t } = useTranslation();
  const isSought = search !== "";
  const found = useAsk("search", { text: search, limit: SHOWN }, { when: isSought, keep: true });
  const typed = search.toLowerCase();
  // By its name, or by the initials of its pinyin: an input method need not be switched on for a command.
  const isMeant = ({ words }: { words: Named }) => t(`${words}.name`).toLowerCase().includes(typed) || t(`${words}.initials`).startsWith(typed);
  const screens = RAIL.filter(isMeant).map(({ words, to }) => ({ key: words, title: t(`${words}.name`), go: { to } }));
  const actions = COMMANDS.filter(isMeant).map(({ words, go }) => ({ key: words, title: t(`${words}.name`), go }));
  const kinds = isSought ? (found.data?.kinds ?? []) : [];
  const records = kinds.flatMap(({ kind, total, records }): Group[] => {
    const finds = FINDS.find((one) => one.kind === kind);
    if (!finds) return [];
    const choices = records.map(({ id, name, by, of }) => ({ key: id, title: name, more: [by, of].filter(Boolean).join(" · "), go: finds.go(id) }));
    return [{ name: t(finds.heading), choices, left: total - choices.length }];
  });
  const groups = [...records, { name: t("app.palette.actions"), choices: actions, left: 0 }, { name: t("app.palette.screens"), choices: screens, left: 0 }];
  return { groups: groups.filter(({ choices }) => choices.length > 0), answered: !isSought || (found.isFetched && !found.isPlaceholderData) };
}
