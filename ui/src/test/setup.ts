// What the tests run in has no screen: these stand in for what it would bring.
import { afterEach } from "vitest";
import { cleanup, configure } from "@testing-library/react";

if (typeof window !== "undefined") window.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined }) as unknown as MediaQueryList;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
if (typeof Element !== "undefined") Element.prototype.scrollTo ??= () => undefined;
// A busy computer is no failure.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);
