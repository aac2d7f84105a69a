// Which of the two windows shows: the start, or the desk that is open.
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import { listenToAsked, queryClient, rpc, useAsk, type Asked, type MemberRole } from "@/ipc";
import { clearDrafts } from "@/shared/drafts";
import { ErrorState } from "@/shared/states";
import { router } from "./router";
import { Waiting } from "./Waiting";

const StartPage = lazy(() => import("@/features/desk/start/StartPage"));

// The first screen is fetched while the desk is asked for.
if (/^#?\/?$/.test(window.location.hash)) void import("./today/TodayPage");

/** The screen that comes first. */
const FIRST: Record<MemberRole, string> = { broker: "#/", firm: "#/statements", trainer: "#/deals" };

/** What the one who works at the desk does; a broker where nobody said. */
const roleHere = (): Promise<MemberRole> =>
  rpc("member_view", {}).then(
    ({ record }) => record?.role ?? "broker",
    () => "broker",
  );

/** The desk if one is open, else the start; the start says itself when the desk may be entered. */
export function Gate() {
  const status = useAsk("desk_status", {});
  const hasDesk = status.data !== undefined && status.error === null;
  const hasNone = status.error?.code === "no_desk";
  const [isStarting, setStarting] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const [backup, setBackup] = useState<string>();
  /** Where the desk is entered, where the program was started with a link. */
  const entry = useRef<string | null>(null);
  useEffect(() => {
    if (hasNone) setStarting(true);
    if (hasDesk && !isStarting) {
      setWasOpen(true);
      // The desk was open before the link was known, or the link before the desk.
      if (entry.current) window.location.hash = entry.current;
      entry.current = null;
    }
  }, [hasNone, hasDesk, isStarting]);
  useEffect(() => {
    if (status.isPending) return;
    // For the first paint of the next start: the frame, or a blank sheet.
    localStorage.setItem("desk", hasDesk ? "open" : "none");
    document.documentElement.dataset.desk = hasDesk ? "open" : "none";
  }, [hasDesk, status.isPending]);

  const show = useEffectEvent((asked: Asked) => {
    if (asked.kind === "backup") setBackup(asked.file);
    else if (hasDesk && !isStarting) window.location.hash = `#/${asked.path}`;
    else entry.current = `#/${asked.path}`;
  });
  useEffect(() => listenToAsked((asked) => show(asked)), []);

  const enter = async () => {
    clearDrafts();
    window.location.hash = entry.current ?? FIRST[await roleHere()];
    entry.current = null;
    await queryClient.resetQueries();
    setStarting(false);
    setBackup(undefined);
  };
  if (isStarting || hasNone || backup !== undefined) {
    return (
      <Suspense>
        <StartPage key={backup} opensLast={!wasOpen && backup === undefined} backup={backup} onBack={() => setBackup(undefined)} onEnter={() => void enter()} />
      </Suspense>
    );
  }
  if (hasDesk) return <RouterProvider router={router} />;
  if (status.isPending) return <Waiting />;
  return <ErrorState failure={status.error!} onRetry={() => void status.refetch()} />;
}
