// Files dropped on the window.
import { listen } from "@tauri-apps/api/event";

/** What the window tells of files that are carried over it. */
export interface FileDrop {
  /** Something is held over the window, or no longer. */
  onOver: (isOver: boolean) => void;
  onDrop: (paths: string[]) => void;
}

/** Hears of files dropped on the window, with their places, which a page's own drag and drop does not give. */
export function listenToFileDrop({ onOver, onDrop }: FileDrop): () => void {
  const heard = [
    listen("tauri://drag-enter", () => onOver(true)),
    listen("tauri://drag-leave", () => onOver(false)),
    listen<{ paths: string[] }>("tauri://drag-drop", ({ payload }) => {
      onOver(false);
      if (payload.paths.length > 0) onDrop(payload.paths);
    }),
  ];
  return () => {
    for (const unlisten of heard) void unlisten.then((end) => end());
  };
}
