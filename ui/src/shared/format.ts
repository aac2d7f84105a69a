// Amounts and days are shown, never computed: an amount is text from the desk and stays exact.
import i18n from "i18next";

const MINUS = "\u2212";

/** `-1234567.80` as `−1,234,567.80`. */
export function formatMoney(amount: string | null | undefined): string {
  if (amount == null || amount === "") return "–";
  const [whole = "", fen] = amount.replace(/^-/, "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount.startsWith("-") ? MINUS : ""}${grouped}${fen === undefined ? "" : `.${fen}`}`;
}

/** `1255000.00` as `125.5` in ten thousands, or as `1.255` in millions, as each language counts; the point moves, nothing is rounded. */
export function formatLarge(amount: string | null | undefined): string {
  if (amount == null || amount === "") return "–";
  const places = i18n.language === "en" ? 6 : 4;
  const [whole = "", fen = ""] = amount.replace(/^-/, "").split(".");
  const digits = whole.padStart(places + 1, "0");
  const rest = `${digits.slice(-places)}${fen}`.replace(/0+$/, "");
  const grouped = digits.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount.startsWith("-") ? MINUS : ""}${grouped}${rest && `.${rest}`}`;
}

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);

/** `2026-03-12`, with the weekday where it is wanted. */
export function formatDay(day: string | null | undefined, language?: string): string {
  if (!day) return "–";
  if (language === undefined) return day;
  return `${day} ${new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(dateOf(day))}`;
}

/** How many days lie from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / 86_400_000);
}

/** An instant as the clock of this computer shows it, `2026-11-22 11:04`. */
export function formatInstant(at: string): string {
  const when = new Date(at);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())} ${two(when.getHours())}:${two(when.getMinutes())}`;
}

/** `12000` as `12,000`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Days and numbers are not broken at their hyphens. */
export const unbroken = (text: string): string => text.replace(/(\d)-(?=\d)/g, "$1-\u2060");
