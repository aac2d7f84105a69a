import { createRoot } from "react-dom/client";
import "@/i18n";
import { listenToShell, rpc } from "@/ipc";
import { loadAppearance } from "@/shared/appearance";
import { guardComposition } from "@/shared/composition";
import { guardUnread } from "@/shared/fields/useUnderstood";
import { listenToKeys } from "@/shared/keys";
import { listenToMask } from "@/shared/mask";
import "@/shared/mask.css";
import "@/shared/shared.css";
import { App } from "./App";
import { tellWhenReady } from "./ready";

const tellError = (message: string) => void rpc("page_error", { message }).catch(() => undefined);
window.addEventListener("error", (event) => tellError(event.message));
window.addEventListener("unhandledrejection", (event) => tellError(String(event.reason)));

guardComposition();
guardUnread();
listenToKeys();
listenToMask();
listenToShell();
void loadAppearance();
tellWhenReady();

createRoot(document.getElementById("root")!).render(<App />);
