// A day at the end of what is logged: 「样品已寄出 @3d」.

interface Tailed {
  /** What was said before it. */
  said: string;
  /** The day as it was typed, without its sign; missing where there is none. */
  day?: string;
}

/** Parts a text from the day behind its last @; an address of mail has no sign or space before it. */
export function tailOf(text: string): Tailed {
  const [, said, day] = /^(|.*[^\x21-\x7e])[@＠]([^\s@＠]+)\s*$/s.exec(text) ?? [];
  return day === undefined ? { said: text.trim() } : { said: (said ?? "").trim(), day };
}
