// The desk, as the window may call it.
export * from "./bindings";
export { listenToAsked } from "./asked";
export { listenToShell } from "./events";
export { listenToFileDrop } from "./fileDrop";
export { failureOf, type Failure } from "./failure";
export { tellPageError } from "./pageError";
export { ask, queryClient, useAction, useAsk } from "./query";
export { cancelJob, forgetJob, startJob, useJob, useJobs, useJobsToShow, type AnyJob, type JobOf } from "./jobs";
export type { Asked, FileChoose } from "./shell";
export { useWarnings, warningRead } from "./warnings";
export { rpc, type Answer, type Command, type Reading, type Request } from "./rpc";
