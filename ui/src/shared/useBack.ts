// The way back from a record to wherever it was opened from.
import { useNavigate, useRouter, type LinkProps } from "@tanstack/react-router";

/** Goes back to the screen before; to this one where the window began with the record. */
export function useBack(otherwise: LinkProps["to"]): () => void {
  const { history } = useRouter();
  const navigate = useNavigate();
  return () => (history.canGoBack() ? history.back() : void navigate({ to: otherwise }));
}
