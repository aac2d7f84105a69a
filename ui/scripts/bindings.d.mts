/** The text of bindings.ts for a catalogue of commands. */
export function bindings(catalogue: unknown): string;
/** The same for the commands of a binary. */
export function bindingsOfBinary(binary?: string): string;
