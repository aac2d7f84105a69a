// The frame of an open desk: rail, bar, page, and what opens over every page.
import { Outlet, useLocation, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys, type Key } from "@/shared/keys";
import { Features } from "@/shared/feature";
import { toggleMask } from "@/shared/mask";
import { useNotify } from "@/shared/notify";
import { onQuickLog, openQuickLog, type QuickLogStart } from "@/shared/quickLog";
import { useSitting } from "@/shared/sitting";
import { Broken } from "./Broken";
import { KeysHelp } from "./KeysHelp";
import { Rail } from "./Rail";
import { RunningCard } from "./RunningCard";
import { FEATURES, RAIL } from "./features";
import { TopBar } from "./TopBar";

const SearchPalette = lazy(() => import("./search/SearchPalette"));
const QuickLog = lazy(() => import("@/features/deal/QuickLog"));

/** The frame around every screen, with the keys that hold everywhere. */
export function Layout() {
  const { t } = useTranslation();
  const router = useRouter();
  const notify = useNotify();
  useSitting();
  const [open, setOpen] = useState<"search" | "log" | "keys" | null>(null);
  const [logStart, setLogStart] = useState<QuickLogStart>({});
  const page = useRef<HTMLElement>(null);
  const close = () => setOpen(null);
  // Another screen begins at its top.
  const place = useLocation({ select: ({ pathname, search }) => `${pathname} ${search.id ?? ""}` });
  useEffect(() => void page.current?.scrollTo?.(0, 0), [place]);
  useEffect(
    () =>
      onQuickLog((start) => {
        setLogStart(start);
        setOpen("log");
      }),
    [],
  );

  const keys: Key[] = [
    { code: "KeyK", ctrl: true, says: t("app.keys.search"), run: () => setOpen("search") },
    { code: "KeyJ", ctrl: true, says: t("app.keys.log"), run: () => openQuickLog() },
    { code: "KeyZ", ctrl: true, says: t("app.keys.undo"), run: () => void notify.undo(), isOfScreen: true },
    { code: "KeyZ", ctrl: true, shift: true, says: t("app.keys.redo"), run: () => void notify.redo(), isOfScreen: true },
    { code: "KeyY", ctrl: true, says: t("app.keys.redo"), run: () => void notify.redo(), isOfScreen: true },
    { code: "KeyM", ctrl: true, says: t("app.keys.mask"), run: toggleMask },
    { code: "Slash", shift: true, says: t("app.keys.help"), run: () => setOpen("keys") },
    ...RAIL.map(({ words, to }, index) => ({
      code: `Digit${index + 1}`,
      ctrl: true,
      says: t("app.keys.go", { screen: t(`${words}.name`) }),
      run: () => void router.navigate({ to }),
    })),
    { code: "ArrowLeft", alt: true, says: t("app.keys.back"), run: () => router.history.back() },
    { code: "ArrowRight", alt: true, says: t("app.keys.forward"), run: () => router.history.forward() },
  ];
  useKeys(t("app.keys.everywhere"), keys, { isBase: true });

  return (
    <div className="frame">
      <Rail onKeys={() => setOpen("keys")} />
      <TopBar onSearch={() => setOpen("search")} onLog={() => openQuickLog()} />
      <main ref={page} className="page">
        <Broken>
          <Features value={FEATURES}>
            <Outlet />
          </Features>
        </Broken>
      </main>
      <Suspense>
        {open === "search" && <SearchPalette onClose={close} />}
        {open === "log" && <QuickLog start={logStart} onClose={close} />}
      </Suspense>
      <RunningCard />
      {open === "keys" && <KeysHelp onClose={close} />}
    </div>
  );
}
