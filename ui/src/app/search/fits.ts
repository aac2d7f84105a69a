// How well an action or a screen fits what is typed.

/** Its name or a reading of it begins so; or what is typed stands in its name. */
export type Fit = "begins" | "holds";

/** `readings` are its initials, its pinyin, and other words for it, parted by spaces: an input method need not be switched on. */
export function fitOf(typed: string, name: string, readings: string): Fit | undefined {
  const sought = typed.trim().toLowerCase();
  const [own, joined] = [name.toLowerCase(), sought.replaceAll(" ", "")];
  if (own.startsWith(sought) || readings.split(" ").some((reading) => reading.startsWith(joined))) return "begins";
  return own.includes(sought) ? "holds" : undefined;
}
