import { createRoot } from "react-dom/client";
import "@/i18n";
import { listenToShell, rpc } from "@/ipc";
import { loadAppearance } from "@/shared/appearance";
import { guardComposition } from "@/shared/composition";
import { guardUnread } from "@/shared/fields/useUnderstood";
import { listenToKeys } from "@/shared/keys";
import "@/shared/shared.css";
import { App } from "./App";

const tellError = (message: string) => void rpc("page_error", { message }).catch(() => undefined);
window.addEventListener("error", (event) => tellError(event.message));
window.addEventListener("unhandledrejection", (event) => tellError(String(event.reason)));

guardComposition();
guardUnread();
listenToKeys();
listenToShell();
void loadAppearance();

createRoot(document.getElementById("root")!).render(<App />);

// Two frames later the first screen has been painted.
requestAnimationFrame(() => requestAnimationFrame(() => void rpc("page_ready", {}).catch(() => undefined)));
