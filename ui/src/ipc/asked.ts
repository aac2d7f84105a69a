// What the program was started for: a backup that was double-clicked, a link into the desk.
import { listen } from "@tauri-apps/api/event";
import { rpc } from "./rpc";
import type { Asked } from "./shell";

/** Hears what the program is asked to show: at its start, and whenever it is started once more. */
export function listenToAsked(take: (asked: Asked) => void): () => void {
  const look = () =>
    void rpc("asked_take", {})
      .then(({ asked }) => asked && take(asked))
      .catch(() => undefined);
  const heard = listen("asked", look);
  look();
  return () => void heard.then((end) => end());
}
