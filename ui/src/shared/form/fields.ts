// The fields of a form, and which of them a failure is about.

/** A field as its form knows it. */
export interface FormField {
  /** Its path in the request, `clauses[0].cap`; empty where no failure can be about it. */
  name: string;
  /** Puts the keyboard into it. */
  focus: () => void;
  /** It has to be filled in and is empty. */
  lacks: () => boolean;
}

/** Does `inner` lie within `outer`, as `shares[0].payee` in `shares`? */
const isWithin = (inner: string, outer: string) => outer !== "" && inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length));

/** The field that shows a failure about this path: its own, else the nearest around it, else the first within it. */
export function fieldFor(fields: Iterable<FormField>, path: string): FormField | undefined {
  const all = [...fields];
  const around = all.filter(({ name }) => isWithin(path, name)).sort((one, other) => other.name.length - one.name.length);
  return path === "" ? undefined : (all.find(({ name }) => name === path) ?? around[0] ?? all.find(({ name }) => isWithin(name, path)));
}
