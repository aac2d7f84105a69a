// The desk itself: how the window looks, keys, backups, recycle bin, journal.
import { SettingOutlined } from "@ant-design/icons";
import type { Feature } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/settings", () => import("./settings/SettingsPage"))];

export const feature: Feature = {
  rail: { words: "desk.rail", to: "/settings", icon: <SettingOutlined /> },
  commands: [
    { words: "desk.commands.bin", go: { to: "/settings", search: { id: "bin" } } },
    { words: "desk.commands.backup", go: { to: "/settings", search: { id: "backup" } } },
  ],
  jobs: [
    { command: "desk_check", place: { to: "/settings", search: { id: "backup" } } },
    { command: "backup_make", place: { to: "/settings", search: { id: "backup" } } },
  ],
};
