import type { NavigateOptions } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { openQuickLog } from "@/shared";

/** Something that was found, and where it leads. */
export interface Found {
  key: string;
  title: string;
  more?: string;
  go: NavigateOptions | (() => void);
}

interface Group {
  name: string;
  found: Found[];
}

const LIMIT = 6;
const ACTIONS: Record<string, Found["go"]> = {
  log: () => openQuickLog(),
  newResult: { to: "/results", search: { id: "new" } } as NavigateOptions,
  newOrganisation: { to: "/organisations", search: { id: "new" } } as NavigateOptions,
  importResults: { to: "/import", search: { list: "results" } } as NavigateOptions,
  importOrganisations: { to: "/import", search: { list: "organisations" } } as NavigateOptions,
  bin: { to: "/settings", search: { id: "bin" } } as NavigateOptions,
  backup: { to: "/settings", search: { id: "backup" } } as NavigateOptions,
};
const SCREENS = ["deals", "results", "organisations", "rates", "statements", "import", "settings"] as const;

/** What the desk has under these words, by kind; then what can be done, and the screens. */
export function useFound(search: string): Group[] {
  const { t } = useTranslation();
  const when = search !== "";
  const options = { when, keep: true };
  const deals = useAsk("deal_list", { search }, options);
  const results = useAsk("result_page", { search, offset: 0, limit: LIMIT }, options);
  const organisations = useAsk("organisation_page", { search, offset: 0, limit: LIMIT }, options);
  const typed = search.toLowerCase();
  // By its name, or by the initials of its pinyin: an input method need not be switched on for a command.
  const isMeant = ({ key, title }: Found) => title.toLowerCase().includes(typed) || t(`search.initials.${key}`).startsWith(typed);
  const screens: Found[] = (["today", ...SCREENS] as const)
    .map((key) => ({ key, title: t(`app.rail.${key}`), go: { to: key === "today" ? "/" : `/${key}` } as NavigateOptions }))
    .filter(isMeant);
  const actions: Found[] = Object.entries(ACTIONS)
    .map(([key, go]) => ({ key, title: t(`search.commands.${key}`), go }))
    .filter(isMeant);
  const groups: Group[] = [
    {
      name: t("search.deals"),
      found: (deals.data?.deals ?? []).slice(0, LIMIT).map((deal) => ({
        key: deal.id,
        title: deal.title,
        more: t(`words.stages.${deal.stage}`),
        go: { to: "/deals/$id", params: { id: deal.id } } as NavigateOptions,
      })),
    },
    {
      name: t("search.results"),
      found: (results.data?.rows ?? []).map(({ id, result }) => ({
        key: id,
        title: result.title ?? "",
        more: result.owner_name ?? "",
        go: { to: "/results", search: { id } } as NavigateOptions,
      })),
    },
    {
      name: t("search.organisations"),
      found: (organisations.data?.rows ?? []).map(({ id, organisation }) => ({
        key: id,
        title: organisation.name ?? "",
        more: (organisation.roles ?? []).map((role) => t(`words.roles.${role}`)).join(" · "),
        go: { to: "/organisations", search: { id } } as NavigateOptions,
      })),
    },
  ];
  return [...(when ? groups : []), { name: t("search.actions"), found: actions }, { name: t("search.screens"), found: screens }].filter(({ found }) => found.length > 0);
}
