// The day's list: the first screen, made of what several areas ask for today.
import { CalendarOutlined } from "@ant-design/icons";
import type { Feature } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/", () => import("./TodayPage"))];

export const feature: Feature = {
  rail: { words: "app.today.rail", to: "/", icon: <CalendarOutlined /> },
};
