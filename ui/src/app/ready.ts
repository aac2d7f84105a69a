// When the first screen stands, for the log.
import { rpc } from "@/ipc";

const isUsable = () => document.querySelector(".page h1, [data-choice]") !== null && document.querySelector(".is-waiting, .bone") === null;

/** Tells the shell once, when the first screen stands with all that it shows, so that the log says how long a start takes. */
export function tellWhenReady(): void {
  const tell = () => {
    if (!isUsable()) return;
    watch.disconnect();
    const [painted] = performance.getEntriesByName("first-contentful-paint");
    const painted_at_ms = Math.round(performance.timeOrigin + (painted?.startTime ?? 0));
    // Two frames later it has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => void rpc("page_ready", { painted_at_ms, usable_at_ms: Date.now() }).catch(() => undefined)));
  };
  const watch = new MutationObserver(tell);
  watch.observe(document.getElementById("root")!, { childList: true, subtree: true });
}
