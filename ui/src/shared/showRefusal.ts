import { useEffect } from "react";
import type { Failure } from "@/ipc";

/** Brings what a form refused into view: in a long form it may stand below the fold. */
export function useShowRefusal(failure: Failure | null): void {
  useEffect(() => {
    if (!failure) return;
    const refused = document.querySelector(".ant-drawer .is-refused, .ant-drawer [role='alert'], .ant-drawer [role='status'].bad");
    refused?.scrollIntoView?.({ block: "center" });
  }, [failure]);
}
