// Which of the two windows shows: the start, or the desk that is open.
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { queryClient, useAsk } from "@/ipc";
import { clearDrafts } from "@/shared/drafts";
import { ErrorState } from "@/shared/states";
import { router } from "./router";
import { Waiting } from "./Waiting";

const StartPage = lazy(() => import("@/features/desk/start/StartPage"));

// The first screen is fetched while the desk is asked for.
if (/^#?\/?$/.test(window.location.hash)) void import("./today/TodayPage");

/** The desk if one is open, else the start; the start says itself when the desk may be entered. */
export function Gate() {
  const status = useAsk("desk_status", {});
  const hasDesk = status.data !== undefined && status.error === null;
  const hasNone = status.error?.code === "no_desk";
  const [isStarting, setStarting] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  useEffect(() => {
    if (hasNone) setStarting(true);
    if (hasDesk && !isStarting) setWasOpen(true);
  }, [hasNone, hasDesk, isStarting]);
  useEffect(() => {
    if (status.isPending) return;
    // For the first paint of the next start: the frame, or a blank sheet.
    localStorage.setItem("desk", hasDesk ? "open" : "none");
    document.documentElement.dataset.desk = hasDesk ? "open" : "none";
  }, [hasDesk, status.isPending]);

  const enter = async () => {
    clearDrafts();
    window.location.hash = "#/";
    await queryClient.resetQueries();
    setStarting(false);
  };
  if (isStarting || hasNone) {
    return (
      <Suspense>
        <StartPage opensLast={!wasOpen} onEnter={() => void enter()} />
      </Suspense>
    );
  }
  if (hasDesk) return <RouterProvider router={router} />;
  if (status.isPending) return <Waiting />;
  return <ErrorState failure={status.error!} onRetry={() => void status.refetch()} />;
}
