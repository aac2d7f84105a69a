// Theme, language and text size, kept for the next start.
import { useSyncExternalStore } from "react";
import { rpc } from "@/ipc";

/** The sizes of text, as parts of what the system shows. */
export const SCALES = [1, 1.25, 1.5, 2] as const;

/** How the window looks to this user. */
export interface Appearance {
  theme: "light" | "dark" | "system";
  language: "zh-CN" | "en";
  scale: (typeof SCALES)[number];
}

const KEY = "appearance";
const DEFAULT: Appearance = { theme: "system", language: "zh-CN", scale: 1 };
const night = window.matchMedia("(prefers-color-scheme: dark)");
const hearers = new Set<() => void>();

let appearance: Appearance = { ...DEFAULT, ...stored() };

function stored(): Partial<Appearance> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Appearance>;
  } catch {
    return {};
  }
}

function apply(next: Appearance) {
  appearance = next;
  const root = document.documentElement;
  root.dataset.theme = isDark() ? "dark" : "light";
  root.lang = next.language;
  root.style.setProperty("--scale", String(next.scale));
  // Kept for the first paint of the next start.
  localStorage.setItem(KEY, JSON.stringify(next));
  for (const hear of hearers) hear();
}

/** Is it dark now? */
export function isDark(): boolean {
  return appearance.theme === "dark" || (appearance.theme === "system" && night.matches);
}

/** Changes how the window looks, and keeps it. */
export function changeAppearance(part: Partial<Appearance>): void {
  apply({ ...appearance, ...part });
  rpc("preference_set", { key: KEY, value: appearance }).catch(() => undefined);
}

/** Takes over what was kept beside the desk, where this window has not kept anything itself. */
export async function loadAppearance(): Promise<void> {
  night.addEventListener("change", () => apply(appearance));
  if (localStorage.getItem(KEY) !== null) return;
  const kept = await rpc("preference_get", { key: KEY }).catch(() => undefined);
  if (kept?.value && typeof kept.value === "object") apply({ ...DEFAULT, ...(kept.value as Partial<Appearance>) });
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => appearance,
  );
}

/** The appearance, outside of components. */
export const currentAppearance = (): Appearance => appearance;

/** Takes the next larger or smaller size of text, as far as there is one. */
export function stepScale(step: 1 | -1): void {
  const scale = SCALES[SCALES.indexOf(appearance.scale) + step];
  if (scale) changeAppearance({ scale });
}
