// Reading and writing commands as hooks.
import { keepPreviousData, QueryClient, queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import type { Failure } from "./failure";
import { rpc, type Answer, type Command, type Reading, type Request } from "./rpc";

/** One cache for what the desk says, by command and request. It is told what changed, so nothing grows stale by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false, networkMode: "always" },
    mutations: { retry: false, networkMode: "always" },
  },
});

/** The query of a command, for hooks that take options. */
export function ask<C extends Reading>(command: C, payload: Request<C>) {
  return queryOptions<Answer<C>, Failure, Answer<C>>({ queryKey: [command, payload], queryFn: () => rpc(command, payload) });
}

interface AskOptions {
  /** Ask only then. */
  when?: boolean;
  /** Show the answer to the last question until the new one is there. */
  keep?: boolean;
}

/** What a reading command answers; asked again after every change of what it shows. */
export function useAsk<C extends Reading>(command: C, payload: Request<C>, { when = true, keep = false }: AskOptions = {}) {
  return useQuery({ ...ask(command, payload), enabled: when, ...(keep ? { placeholderData: keepPreviousData } : {}) });
}

/** A command that a button carries out: `run` carries it out, `failure` says why it was refused. */
export function useAction<C extends Command>(command: C) {
  const mutation = useMutation<Answer<C>, Failure, Request<C>>({ mutationFn: (payload) => rpc(command, payload) });
  return {
    /** Carries it out; undefined where it was refused, `failure` then says why. */
    run: async (payload: Request<C>): Promise<Answer<C> | undefined> => {
      try {
        return await mutation.mutateAsync(payload);
      } catch {
        return undefined;
      }
    },
    /** What the last call answered. */
    answer: mutation.data,
    busy: mutation.isPending,
    failure: mutation.error,
    /** Forgets the failure. */
    clear: mutation.reset,
  };
}
