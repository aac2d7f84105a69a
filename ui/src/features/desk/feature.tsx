// The desk itself: how the window looks, keys, backups, recycle bin, journal.
import { SettingOutlined } from "@ant-design/icons";
import { queryClient, rpc } from "@/ipc";
import type { Act, Feature, Means } from "@/shared/feature";
import { page } from "@/shared/page";
import { LANGUAGES, PARTS, THEMES } from "./settings/parts";

export const pages = [page("/settings", () => import("./settings/SettingsPage"))];

export const feature: Feature = {
  rail: { words: "desk.rail", to: "/settings", icon: <SettingOutlined /> },
  acts: [
    ...PARTS.map((part): Act => ({ words: `desk.acts.${part}`, go: { to: "/settings", search: { id: part } } })),
    ...THEMES.map((theme): Act => ({ words: `desk.acts.${theme}`, go: ({ changeAppearance }) => changeAppearance({ theme }) })),
    ...LANGUAGES.map((language): Act => ({ words: `desk.acts.${language}`, go: ({ changeAppearance }) => changeAppearance({ language }) })),
    { words: "desk.acts.larger", go: ({ stepScale }: Means) => stepScale(1) },
    { words: "desk.acts.smaller", go: ({ stepScale }: Means) => stepScale(-1) },
    { words: "desk.acts.close", go: ({ notify }: Means) => void rpc("desk_close", {}).then(() => queryClient.resetQueries(), notify.failed) },
  ],
  jobs: [
    { command: "desk_check", place: { to: "/settings", search: { id: "backup" } } },
    { command: "backup_rehearse", place: { to: "/settings", search: { id: "backup" } } },
    { command: "everything_save", place: { to: "/settings", search: { id: "data" } } },
    { command: "backup_make", place: { to: "/settings", search: { id: "backup" } } },
  ],
};
