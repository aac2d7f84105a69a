// Development only: stands where the window's shell would be, and passes calls on to the bridge.
type Hear = (event: { event: string; id: number; payload: unknown }) => void;

const callbacks = new Map<number, Hear>();
const listeners = new Map<string, number[]>();
let next = 1;

function emit(event: string, payload: unknown) {
  for (const id of listeners.get(event) ?? []) callbacks.get(id)?.({ event, id, payload });
}

async function invoke(name: string, args: Record<string, unknown> = {}): Promise<unknown> {
  if (name === "plugin:event|listen") {
    const event = String(args.event);
    listeners.set(event, [...(listeners.get(event) ?? []), Number(args.handler)]);
    return next++;
  }
  if (name !== "rpc") return null;
  const response = await fetch("/rpc", { method: "POST", body: JSON.stringify(args) });
  const said = (await response.json()) as { answer?: unknown; changed?: boolean; failure?: unknown };
  if (said.failure !== undefined) throw said.failure;
  if (said.changed) setTimeout(() => emit("changed", { command: args.command }));
  return said.answer;
}

Object.assign(window, {
  __TAURI_INTERNALS__: {
    invoke,
    transformCallback: (hear: Hear) => {
      callbacks.set(next, hear);
      return next++;
    },
    unregisterCallback: (id: number) => callbacks.delete(id),
    metadata: { currentWindow: { label: "main" }, currentWebview: { label: "main", windowLabel: "main" } },
  },
  __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => undefined },
});
