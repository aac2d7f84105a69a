// What is typed behind a key while what it opens is still on its way to the keyboard.

/** What is opened has the keyboard long before that, or never. */
const AT_MOST_MS = 3000;

let typed = "";
let stop = () => {};

/** From now on letters are kept, whatever has the keyboard. */
export function keepTyped(): void {
  forgetTyped();
  const keep = (event: KeyboardEvent) => {
    if (event.key.length !== 1 || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    typed += event.key;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("keydown", keep, true);
  const end = setTimeout(forgetTyped, AT_MOST_MS);
  stop = () => {
    clearTimeout(end);
    window.removeEventListener("keydown", keep, true);
  };
}

/** What was kept; the keyboard is where it belongs. */
export function takeTyped(): string {
  const kept = typed;
  forgetTyped();
  return kept;
}

/** Nothing is kept any more. */
export function forgetTyped(): void {
  stop();
  stop = () => {};
  typed = "";
}
