// The frame of an open desk: rail, bar, page, and what opens over every page.
import { Outlet, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { begin, onBegin, type Begun } from "@/shared/begin";
import { Features } from "@/shared/feature";
import { useKeys, type Key } from "@/shared/keys";
import { toggleMask } from "@/shared/mask";
import { useNotify } from "@/shared/notify";
import { useSitting } from "@/shared/sitting";
import { Broken } from "./Broken";
import { KeysHelp } from "./KeysHelp";
import { Rail } from "./Rail";
import { RunningCard } from "./RunningCard";
import { forgetTyped, keepTyped } from "@/shared/typedAhead";
import { FEATURES, RAIL } from "./features";
import { useLeftPlaces } from "./useLeftPlaces";
import { useReminderOfTheDay } from "./useReminder";
import { TopBar } from "./TopBar";

const searchPalette = () => import("./search/SearchPalette");
const dealActs = () => import("@/features/deal/DealActs");
const SearchPalette = lazy(searchPalette);
const DealActs = lazy(dealActs);
/** The first screen comes first; then what any key may open. */
const SOON_MS = 300;

/** The frame around every screen, with the keys that hold everywhere. */
export function Layout() {
  const { t } = useTranslation();
  const router = useRouter();
  const notify = useNotify();
  useSitting();
  useReminderOfTheDay();
  const [open, setOpen] = useState<"search" | "keys" | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const page = useRef<HTMLElement>(null);
  const close = () => {
    forgetTyped();
    setOpen(null);
  };
  const search = () => {
    keepTyped();
    setOpen("search");
  };
  const places = useLeftPlaces(page);
  useEffect(() => onBegin(setBegun), []);
  useEffect(() => {
    // Where it fails, as on a page that is left, whoever opens it asks again.
    const soon = setTimeout(() => void Promise.allSettled([searchPalette(), dealActs()]), SOON_MS);
    return () => clearTimeout(soon);
  }, []);

  const keys: Key[] = [
    { code: "KeyK", ctrl: true, says: t("app.keys.search"), run: search },
    { code: "KeyJ", ctrl: true, says: t("app.keys.log"), run: () => begin("log") },
    { code: "KeyZ", ctrl: true, says: t("app.keys.undo"), initials: "cx chexiao undo", run: () => void notify.undo(), isOfScreen: true },
    { code: "KeyZ", ctrl: true, shift: true, says: t("app.keys.redo"), initials: "cz chongzuo redo", run: () => void notify.redo(), isOfScreen: true },
    { code: "KeyY", ctrl: true, says: t("app.keys.redo"), run: () => void notify.redo(), isOfScreen: true },
    { code: "KeyM", ctrl: true, says: t("app.keys.mask"), initials: "zz zhezhu mask", run: toggleMask },
    { code: "Slash", shift: true, says: t("app.keys.help"), initials: "kjj kuaijiejian", run: () => setOpen("keys") },
    ...RAIL.map(({ words, to }, index) => ({
      code: `Digit${index + 1}`,
      ctrl: true,
      says: t("app.keys.go", { screen: t(`${words}.name`) }),
      run: () => {
        // Whoever goes to a screen by key goes on there, whatever had the keyboard.
        page.current?.focus({ preventScroll: true });
        void router.navigate({ to });
      },
    })),
    { code: "ArrowLeft", alt: true, says: t("app.keys.back"), run: () => router.history.back() },
    { code: "ArrowRight", alt: true, says: t("app.keys.forward"), run: () => router.history.forward() },
  ];
  useKeys(t("app.keys.everywhere"), keys, { isBase: true });

  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => page.current?.focus()}>
        {t("app.skip")}
      </button>
      <Rail onKeys={() => setOpen("keys")} />
      <TopBar onSearch={() => setOpen("search")} onLog={() => begin("log")} />
      <main ref={page} className="page" tabIndex={-1} {...places}>
        <Broken>
          <Features value={FEATURES}>
            <Outlet />
          </Features>
        </Broken>
      </main>
      <Suspense>
        {open === "search" && <SearchPalette onClose={close} />}
        {begun && <DealActs key={begun.act} begun={begun} onClose={() => setBegun(null)} />}
      </Suspense>
      <RunningCard />
      {open === "keys" && <KeysHelp onClose={close} />}
    </div>
  );
}
