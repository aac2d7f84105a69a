// Class names that hold on a condition.
/** Class names in one, without those that do not hold. */
export const classes = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(" ");
