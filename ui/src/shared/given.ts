// What a form leaves empty.
/** What was not typed leaves the request as missing, so that the desk names the field and asks for it. */
export const given = <T>(value: T | null): T => (value ?? undefined) as T;
