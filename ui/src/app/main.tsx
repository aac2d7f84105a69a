// Where the page begins.
import { createRoot } from "react-dom/client";
// First, so that the styles of a part come after those of elements.
import "@/shared/base.css";
import "@/shared/mask.css";
import "@/i18n";
import { listenToShell, tellPageError } from "@/ipc";
import { loadAppearance } from "@/shared/appearance";
import { guardComposition } from "@/shared/composition";
import { keepKeyboard, markHand, selectEntered } from "@/shared/focus";
import { listenToKeys } from "@/shared/keys";
import { listenToMask } from "@/shared/mask";
import { App } from "./App";
import { tellWhenReady } from "./ready";

window.addEventListener("error", ({ error }) => tellPageError(error));
window.addEventListener("unhandledrejection", ({ reason }) => tellPageError(reason));

guardComposition();
selectEntered();
keepKeyboard();
markHand();
listenToKeys();
listenToMask();
listenToShell();
void loadAppearance();
tellWhenReady();

createRoot(document.getElementById("root")!).render(<App />);
