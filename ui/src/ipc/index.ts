export * from "./bindings";
export { clearProgress, listenToShell, useProgress } from "./events";
export { failureOf, type Failure } from "./failure";
export { ask, queryClient, useAction, useAsk } from "./query";
export { rpc, type Answer, type Command, type Request } from "./rpc";
