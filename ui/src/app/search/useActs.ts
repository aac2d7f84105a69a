// What can be done and where one can go, as the search palette lists it.
import { useTranslation } from "react-i18next";
import { changeAppearance, stepScale } from "@/shared/appearance";
import type { Act, ActOn, Means } from "@/shared/feature";
import { keyText, useShownKeys } from "@/shared/keys";
import { useNotify } from "@/shared/notify";
import { useListExport, useRegisterExport } from "@/shared/useListExport";
import { FEATURES, RAIL } from "../features";
import { fitOf, type Fit } from "./fits";
import type { Choice, Group } from "./choices";

const ACTS = FEATURES.flatMap(({ acts }) => acts ?? []);

/** The actions of all features, what the keys of this screen do, and the screens: those that begin as is typed, and those that hold it. */
export function useActs(typed: string): Record<Fit, Group> {
  const { t } = useTranslation();
  const [everywhere, ...screens] = useShownKeys();
  const means: Means = { changeAppearance, stepScale, exportList: useListExport(), exportRegister: useRegisterExport(), notify: useNotify() };
  const wayOf = (act: Act | ActOn): Choice["go"] => {
    if ("on" in act) return act;
    const { go } = act;
    return typeof go === "function" ? () => go(means) : go;
  };
  const found: Record<Fit, Choice[]> = { begins: [], holds: [] };
  const add = (name: string, readings: string, choice: Omit<Choice, "title">) => {
    const fit = fitOf(typed, name, readings);
    if (fit) found[fit].push({ ...choice, title: name });
  };
  for (const act of ACTS) add(t(`${act.words}.name`), t(`${act.words}.initials`), { key: act.words, sign: act.key && keyText(act.key), go: wayOf(act) });
  for (const [index, { words, to }] of RAIL.entries()) {
    add(t(`${words}.name`), t(`${words}.initials`), { key: words, more: t("app.palette.screen"), sign: keyText({ code: `Digit${index + 1}`, ctrl: true }), go: { to } });
  }
  const names = new Set([...found.begins, ...found.holds].map(({ title }) => title));
  const ofFrame = everywhere?.keys.filter(({ initials }) => initials !== undefined) ?? [];
  for (const key of [...screens.flatMap(({ keys }) => keys), ...ofFrame]) {
    if (!key.run || names.has(key.says) || key.code === "Escape") continue;
    add(key.says, key.initials ?? "", { key: `key ${keyText(key)}`, sign: keyText(key), go: key.run });
  }
  return {
    begins: { name: t("app.palette.actions"), choices: found.begins, left: 0 },
    holds: { name: t("app.palette.otherActions"), choices: found.holds, left: 0 },
  };
}
