// The desk itself: how the window looks, keys, backups, recycle bin, journal.
import { SettingOutlined } from "@ant-design/icons";
import type { Feature } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/settings", () => import("./settings/SettingsPage"))];

export const feature: Feature = {
  rail: { words: "desk.rail", to: "/settings", icon: <SettingOutlined /> },
  acts: (["backup", "bin", "journal", "persons", "key", "appearance", "desk"] as const).map((part) => ({ words: `desk.acts.${part}`, go: { to: "/settings", search: { id: part } } })),
  jobs: [
    { command: "desk_check", place: { to: "/settings", search: { id: "backup" } } },
    { command: "backup_rehearse", place: { to: "/settings", search: { id: "backup" } } },
    { command: "everything_save", place: { to: "/settings", search: { id: "data" } } },
    { command: "backup_make", place: { to: "/settings", search: { id: "backup" } } },
  ],
};
