// What an area gives to the window beside its pages. One list of features makes the rail, the search palette, the keys and the recycle bin.
import type { LinkProps } from "@tanstack/react-router";
import type { ParseKeys } from "i18next";
import { createContext, type ReactNode } from "react";
import type { FoundKind, JobCommand } from "@/ipc";
import type { changeAppearance, stepScale } from "./appearance";
import type { Chord } from "./keys";
import type { useNotify } from "./notify";
import type { PageSearch } from "./page";
import type { useListExport, useRegisterExport } from "./useListExport";

/** Under such a key stand a `name` and what finds it beside: its `initials`, other words' and their pinyin, parted by spaces. */
export type Named = ParseKeys extends infer Key ? (Key extends `${infer Stem}.initials` ? Stem : never) : never;

/** An address in the window. */
export interface Place {
  to: LinkProps["to"];
  params?: Record<string, string>;
  search?: PageSearch;
}

/** Records that the search finds: their kind there, the key of the heading over them, and where one of them stands. */
export interface Finds {
  kind: FoundKind;
  heading: ParseKeys;
  go: (id: string) => Place;
}

/** What of an area can lie in the recycle bin: its kind there, the key of its name, and how it is taken out. */
export interface Bin {
  kind: string;
  name: ParseKeys;
  restore: (id: string) => Promise<unknown>;
}

/** Something that can be begun from anywhere. */
export interface Act {
  words: Named;
  /** Its key everywhere. */
  key?: Chord;
  go: Place | ((means: Means) => void);
}

/** What an action works with, wherever it is begun. It is handed over, since the list of features is read before there is a window. */
export interface Means {
  changeAppearance: typeof changeAppearance;
  stepScale: typeof stepScale;
  exportList: ReturnType<typeof useListExport>;
  exportRegister: ReturnType<typeof useRegisterExport>;
  notify: ReturnType<typeof useNotify>;
}

/** Something that is done to a record, which is named next. */
export interface ActOn {
  words: Named;
  /** Its key on the record's page. */
  key?: Chord;
  on: FoundKind;
  go: (record: { id: string; name: string }) => void;
}

export interface Feature {
  /** Its place in the rail. */
  rail?: { words: Named; to: LinkProps["to"]; icon: ReactNode };
  /** What can be begun: the search, the keys and the buttons say the same of it. */
  acts?: readonly (Act | ActOn)[];
  finds?: readonly Finds[];
  bin?: Bin;
  /** The long commands whose outcome one of its screens shows. */
  jobs?: readonly { command: JobCommand; place: Place }[];
}

/** Every feature, for the parts that gather from all of them. */
export const Features = createContext<readonly Feature[]>([]);
