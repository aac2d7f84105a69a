import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { rpc, useAsk } from "@/ipc";
import { ErrorState } from "@/shared/states";
import { router } from "./router";

const StartPage = lazy(() => import("@/features/start/StartPage"));

/** The desk if one is open, else the start. */
export function Gate() {
  const status = useAsk("desk_status", {});
  const hasDesk = status.data !== undefined && status.error === null;
  useEffect(() => {
    if (status.isPending) return;
    // For the first paint of the next start: the frame, or a blank sheet.
    localStorage.setItem("desk", hasDesk ? "open" : "none");
    document.documentElement.dataset.desk = hasDesk ? "open" : "none";
    if (!hasDesk) void rpc("page_ready", {}).catch(() => undefined);
  }, [hasDesk, status.isPending]);

  if (hasDesk) return <RouterProvider router={router} />;
  if (status.isPending) return <div className="frame" />;
  if (status.error?.code !== "no_desk") return <ErrorState failure={status.error!} onRetry={() => void status.refetch()} />;
  return (
    <Suspense>
      <StartPage />
    </Suspense>
  );
}
