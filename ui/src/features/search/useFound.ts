import type { NavigateOptions } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";

/** Something that was found, and where it leads. */
export interface Found {
  key: string;
  title: string;
  more?: string;
  go: NavigateOptions;
}

interface Group {
  name: string;
  found: Found[];
}

const LIMIT = 6;
const SCREENS = ["deals", "results", "organisations", "rates", "statements", "import", "settings"] as const;

/** What the desk has under these words, by kind; screens while nothing is typed. */
export function useFound(search: string): Group[] {
  const { t } = useTranslation();
  const when = search !== "";
  const options = { when, keep: true };
  const deals = useAsk("deal_list", { search }, options);
  const results = useAsk("result_page", { search, offset: 0, limit: LIMIT }, options);
  const organisations = useAsk("organisation_page", { search, offset: 0, limit: LIMIT }, options);
  const screens: Found[] = [{ key: "today", title: t("app.rail.today"), go: { to: "/" } as NavigateOptions }]
    .concat(SCREENS.map((key) => ({ key, title: t(`app.rail.${key}`), go: { to: `/${key}` } as NavigateOptions })))
    .filter(({ title }) => title.toLowerCase().includes(search.toLowerCase()));
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
  return [...(when ? groups : []), { name: t("search.screens"), found: screens }].filter(({ found }) => found.length > 0);
}
