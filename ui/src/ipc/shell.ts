// The commands of the shell itself, which the list of commands does not have.
import type { JobCommands, Nothing } from "./bindings";

/** A system dialog for choosing a file or folder. */
export interface FileChoose {
  purpose: "open" | "save" | "folder";
  title: string;
  filters?: { name: string; extensions: string[] }[];
  default_name?: string;
}

/** What was chosen; nothing where the dialog was closed. */
export interface FileChosen {
  path: string | null;
}

/** What the program was started for, or started again for. */
export type Asked = { kind: "backup"; file: string } | { kind: "link"; path: string };

/** What the window's shell answers itself, beside the commands of the app. */
export interface ShellCommands extends JobCommands {
  /** What helps to find a fault, as the text that is saved. */
  diagnostics_text: [Nothing, { text: string }];
  diagnostics_save: [{ file: string; text: string }, Nothing];
  /** Takes what the program was asked to show. */
  asked_take: [Nothing, { asked: Asked | null }];
  file_choose: [FileChoose, FileChosen];
  /** Opens a file in the system's reader. */
  file_open: [{ path: string }, Nothing];
  /** Where a file of this name may lie until the system's reader has printed it; it is gone once the window is closed. */
  print_place: [{ name: string }, { path: string }];
  /** A notification of the system, which shows on a locked screen too: counts, no name and no amount. */
  remind: [{ title: string; body: string }, Nothing];
  /** When the frame was painted and when the first screen could be used, in milliseconds since 1970. */
  page_ready: [{ painted_at_ms: number; usable_at_ms: number }, Nothing];
  /** An error of the page: its name and its place, nothing that a user typed. */
  page_error: [{ message: string }, Nothing];
}
