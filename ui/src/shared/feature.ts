// What an area gives to the window beside its pages. One list of features makes the rail, the search palette and the recycle bin.
import type { UseQueryOptions } from "@tanstack/react-query";
import type { LinkProps } from "@tanstack/react-router";
import type { ParseKeys, TFunction } from "i18next";
import { createContext, type ReactNode } from "react";
import { ask, rpc, type Answer, type Command, type Failure, type Request } from "@/ipc";
import type { PageSearch } from "./page";

/** Under such a key stand a `name` and the `initials` that find it. */
export type Named = ParseKeys extends infer Key ? (Key extends `${infer Stem}.initials` ? Stem : never) : never;

/** An address in the window. */
export interface Place {
  to: LinkProps["to"];
  params?: Record<string, string>;
  search?: PageSearch;
}

/** Something that the search found, and where it stands. */
export interface Found {
  key: string;
  title: string;
  more?: string;
  go: Place;
}

/** What the search asks for an area's records. */
export interface Finder {
  /** The key of the heading over what is found. */
  heading: ParseKeys;
  query: (search: string, t: TFunction) => UseQueryOptions<unknown, Failure, Found[]>;
}

/** What of an area can lie in the recycle bin: its kind there, the key of its name, and how it is taken out. */
export interface Bin {
  kind: string;
  name: ParseKeys;
  restore: (id: string) => Promise<unknown>;
}

export interface Feature {
  /** Its place in the rail. */
  rail?: { words: Named; to: LinkProps["to"]; icon: ReactNode };
  /** What can be begun from the search. */
  commands?: readonly { words: Named; go: Place | (() => void) }[];
  finder?: Finder;
  bin?: Bin;
}

/** How many records of an area the search shows. */
export const FOUND_LIMIT = 6;

/** A search by a command. */
export function finder<C extends Command>(heading: ParseKeys, command: C, request: (search: string) => Request<C>, show: (answer: Answer<C>, t: TFunction) => Found[]): Finder {
  return {
    heading,
    query: (search, t) => {
      const { queryKey } = ask(command, request(search));
      return { queryKey, queryFn: () => rpc(command, request(search)), select: (answer) => show(answer as Answer<C>, t).slice(0, FOUND_LIMIT) };
    },
  };
}

/** Every feature, for the parts that gather from all of them. */
export const Features = createContext<readonly Feature[]>([]);
