// What went wrong with a call.
import type { Sentence } from "./bindings";

/** Why a command was not carried out, or what failed behind it: the sentence says whether anything has changed. */
export interface Failure {
  /** What to switch on. */
  code: string;
  /** One sentence that says what to do. */
  message: Sentence;
  /** The field of the request that it is about; empty where it is about no single one. */
  field: string;
  /** Not the user's doing: the program or the computer failed, and the cause is in the log. */
  is_breakage: boolean;
  /** More to work with: missing evidence, a later entry. */
  detail?: unknown;
}

/** Whatever a call was rejected with, as a failure. */
export function failureOf(error: unknown): Failure {
  if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
    const { code, message, field, is_breakage, detail } = error as Partial<Failure>;
    if (typeof code === "string" && typeof message === "object") return { code, message, field: field ?? "", is_breakage: is_breakage === true, detail };
  }
  return {
    code: "unexpected",
    message: {
      zh: "程序出错；请先看看刚才的操作有没有存下，再重试。",
      en: "Something failed: look whether your last step was saved before you try again.",
    },
    field: "",
    is_breakage: true,
    detail: error instanceof Error ? error.message : undefined,
  };
}
