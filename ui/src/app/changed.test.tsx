// After a change only what shows it is asked again, and a job is found by whatever screen asks for it.
import { QueryClientProvider } from "@tanstack/react-query";
import { emit } from "@tauri-apps/api/event";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { act, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetJob, listenToShell, queryClient, startJob, useAsk, useJob, useJobsToShow, type Changes, type Job } from "@/ipc";

/** How often each command was asked since the page was last counted. */
let asked: Record<string, number> = {};
let jobs: Job[] = [];

beforeEach(async () => {
  queryClient.clear();
  jobs = [];
  mockIPC(
    (name, args) => {
      if (name !== "rpc") return undefined;
      const { command, payload } = args as { command: string; payload: Record<string, unknown> };
      asked[command] = (asked[command] ?? 0) + 1;
      if (command === "job_list") return { jobs };
      if (command === "job_start") jobs = [...jobs, { id: 7, command: "desk_check", request: payload.request, state: "running", per_mille: 0, rows: 0 } as Job];
      return {};
    },
    { shouldMockEvents: true },
  );
  listenToShell();
  await Promise.resolve();
});
afterEach(clearMocks);

function Screens() {
  useAsk("today_page", {});
  useAsk("undo_preview", {});
  useAsk("deal_list", { search: "" });
  useAsk("deal_page", { id: "deal" });
  useAsk("commission_page", { deal: "deal" });
  useAsk("commission_page", { deal: "other" });
  useAsk("organisation_page", { search: "", offset: 0, limit: 100 });
  useAsk("organisation_view", { id: "client" });
  useAsk("payee_page", {});
  useAsk("person_list", {});
  useAsk("rate_table_list", {});
  useAsk("statement_list", {});
  useAsk("places", {});
  return null;
}

/** The commands that a change makes the page ask again, once each but where it is said. */
async function askedAgain(changes: Changes): Promise<string[]> {
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  asked = {};
  await act(() => emit("changed", changes));
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  return Object.entries(asked).flatMap(([command, times]) => (times === 1 ? [command] : [`${command} ×${times}`])).sort();
}

test("a receipt asks again what shows the deal's money, and nothing else", async () => {
  render(<Screens />, { wrapper: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider> });
  // As the desk says it of a receipt: the entry is made, the deal and its terms are relied on.
  const receipt: Changes = { kinds: ["entry"], ids: ["entry", "deal"] };
  expect(await askedAgain(receipt)).toEqual(["commission_page", "deal_list", "deal_page", "statement_list", "today_page", "undo_preview"]);

  const renamed: Changes = { kinds: ["organisation"], ids: ["client"] };
  expect(await askedAgain(renamed)).toEqual(["commission_page ×2", "deal_list", "deal_page", "organisation_page", "organisation_view", "person_list", "statement_list", "today_page", "undo_preview"]);
  expect(await askedAgain({ ...renamed, ids: ["another"] })).not.toContain("organisation_view");

  // An import names no ids: any record of its list may be one of them.
  expect(await askedAgain({ kinds: ["organisation", "import"], ids: null })).toContain("organisation_view");
  const erased = await askedAgain({ kinds: ["person"], ids: ["who"] });
  expect(erased).toEqual(["commission_page ×2", "deal_page", "organisation_page", "organisation_view", "payee_page", "person_list", "statement_list", "today_page", "undo_preview"]);
});

function Check() {
  const job = useJob("desk_check");
  return <p>{job ? (job.state === "running" ? `running ${job.per_mille}` : job.state) : "none"}</p>;
}
const Card = () => <p>{`card ${useJobsToShow().length}`}</p>;

test("a job goes on while its screen is away, and its outcome is there until it is taken", async () => {
  render(<Card />);
  const away = render(<Check />);
  await screen.findByText("none");
  await act(() => startJob("desk_check", {}));
  await act(() => emit("job", { id: 7, per_mille: 400, rows: 0, has_ended: false }));
  await screen.findByText("running 400");
  away.unmount();

  jobs = [{ ...jobs[0]!, state: "done", answer: { is_sound: true } } as Job];
  await act(() => emit("job", { id: 7, per_mille: 1000, rows: 0, has_ended: true }));
  // Nobody has seen it yet: the card says so until the screen that shows it is opened.
  await screen.findByText("card 1");
  render(<Check />);
  await screen.findByText("done");
  await screen.findByText("card 0");
  act(() => forgetJob(7));
  await screen.findByText("none");
});
