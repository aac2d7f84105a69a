// The one call into the shell.
import { invoke } from "@tauri-apps/api/core";
import type { Acts, Reads } from "./bindings";
import { failureOf } from "./failure";
import type { ShellCommands } from "./shell";

type All = Reads & Acts & ShellCommands;

/** The name of a command that only looks. */
export type Reading = keyof Reads;
/** The name of a command. */
export type Command = keyof All;
/** What a command is asked. */
export type Request<C extends Command> = All[C][0];
/** What it answers. */
export type Answer<C extends Command> = All[C][1];

/** Carries out a command; rejects with a Failure. The only call into the shell. */
export async function rpc<C extends Command>(command: C, payload: Request<C>): Promise<Answer<C>> {
  try {
    return await invoke<Answer<C>>("rpc", { command, payload });
  } catch (error) {
    throw failureOf(error);
  }
}
