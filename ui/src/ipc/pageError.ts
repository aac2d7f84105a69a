// Errors of the page itself, for the log: what kind, and where. Their words are left out, which may quote what a user typed.
import { rpc } from "./rpc";

const PLACE = /([\w.-]+\.[cm]?[jt]sx?)(?:\?[^\s:)]*)?:(\d+):(\d+)/;

/** Where the first frame of a stack stands, `name.js:12:5`; the stack may begin with the error's words. */
function placeOf({ name, message, stack = "" }: Error): string | undefined {
  const said = `${name}: ${message}`;
  const frames = stack.startsWith(said) ? stack.slice(said.length) : stack;
  return frames.match(PLACE)?.slice(1).join(":");
}

/** An error's name, or a failure's code, with its place where there is one. */
export function placedName(error: unknown): string {
  if (error instanceof Error) return [error.name, placeOf(error)].filter(Boolean).join(" ");
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : typeof error;
}

/** Tells the shell of an error that nobody caught. */
export function tellPageError(error: unknown): void {
  void rpc("page_error", { message: placedName(error) }).catch(() => undefined);
}
