// The parts of the settings, and the looks that are chosen in them: what the screen shows and the search finds.

/** In the order of the screen. */
export const PARTS = ["appearance", "member", "desk", "key", "backup", "data", "bin", "journal", "persons"] as const;
export type Part = (typeof PARTS)[number];

export const THEMES = ["light", "dark", "system"] as const;
export const LANGUAGES = ["zh-CN", "en"] as const;
