// The records that the search palette shows.
import { useTranslation } from "react-i18next";
import { useAsk, type FoundKind, type FoundRow } from "@/ipc";
import { openDeal } from "@/shared/begin";
import type { ActOn } from "@/shared/feature";
import { FEATURES } from "../features";
import type { Choice, Group } from "./choices";

/** How many records of a kind are shown. */
const SHOWN = 6;
/** How many where there is only one kind. */
const SHOWN_ALONE = 10;
const FINDS = FEATURES.flatMap(({ finds }) => finds ?? []);

interface Found {
  groups: Group[];
  /** The desk has answered what is asked now. */
  isAnswered: boolean;
}

/** What the desk has under these words, by kind, in the order in which it fits. */
export function useFound(search: string, isOpen: boolean): Found {
  const { t } = useTranslation();
  const isSought = isOpen && search !== "";
  const found = useAsk("search", { text: search, limit: SHOWN }, { when: isSought, keep: true });
  const kinds = isSought ? (found.data?.kinds ?? []) : [];
  const groups = kinds.flatMap(({ kind, total, is_all, records }): Group[] => {
    const finds = FINDS.find((one) => one.kind === kind);
    if (!finds) return [];
    const choices = records.map((record) => ({ ...rowOf(record), go: finds.go(record.id) }));
    return [{ name: t(finds.heading), choices, left: total - choices.length, isCut: !is_all }];
  });
  return { groups, isAnswered: !isSought || (found.isFetched && !found.isPlaceholderData) };
}

/** The deals on which an action can be begun: the one on the screen, or those that are typed. */
export function useNamed(search: string, act: ActOn | null): Found {
  const { t } = useTranslation();
  const kind: FoundKind = act?.on ?? "deal";
  const [isAsked, isSought] = [act !== null, search !== ""];
  const found = useAsk("search", { text: search, limit: SHOWN_ALONE, kind }, { when: isAsked && isSought, keep: true });
  const listed = useAsk("deal_list", { search: "", offset: 0, limit: SHOWN_ALONE }, { when: isAsked && !isSought });
  if (!act) return { groups: [], isAnswered: true };
  const open = openDeal();
  const here = !isSought && open.deal ? [{ key: open.deal, title: open.title ?? "", more: t("app.palette.here"), id: open.deal }] : [];
  const sought = found.data?.kinds[0];
  const rows = isSought ? (sought?.records ?? []).map((record) => ({ ...rowOf(record), id: record.id })) : (listed.data?.deals ?? []).map(({ id, title, stage }) => ({ key: id, title, more: t(`deal.stages.${stage}`), id }));
  const choices: Choice[] = [...here, ...rows.filter(({ id }) => id !== open.deal || isSought)].map(({ id, ...row }) => ({ ...row, go: () => act.go({ id, name: row.title }) }));
  const query = isSought ? found : listed;
  const groups = choices.length > 0 ? [{ name: t("deal.found"), choices, left: isSought ? (sought?.total ?? 0) - choices.length : 0 }] : [];
  return { groups, isAnswered: query.isFetched && !query.isPlaceholderData };
}

const rowOf = ({ id, name, name_pieces, by, by_pieces, of }: FoundRow): Omit<Choice, "go"> => ({
  key: id,
  title: name,
  pieces: name_pieces,
  more: [by, of].filter(Boolean).join(" · "),
  morePieces: by_pieces,
});
