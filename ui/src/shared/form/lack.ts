// What a form misses by itself, said in the way of a refusal of the desk.
import type { ParseKeys } from "i18next";
import type { Failure } from "@/ipc";
import { sentenceOf } from "../say";

/** What is missing in a field, in the words of a key. */
export const lack = (field: string, key: ParseKeys): Failure => ({ code: "lack", field, message: sentenceOf(key), is_breakage: false });
