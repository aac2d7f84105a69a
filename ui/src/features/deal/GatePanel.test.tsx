import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "@/i18n";
import { queryClient, type GateItem } from "@/ipc";
import { GatePanel } from "./GatePanel";

const MISSING: GateItem[] = ["owner", "finisher"];
const WRITES = ["deal_move", "evidence_tick", "evidence_untick"];
let written: [command: string, payload: unknown][] = [];
let refusal: unknown;

beforeEach(() => {
  queryClient.clear();
  written = [];
  refusal = undefined;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: { text: string } };
    if (command === "today_page") return { today: "2026-11-22" };
    if (command === "deal_gate") return { missing: MISSING };
    if (command === "day_read") return { day: payload.text };
    if (!WRITES.includes(command)) throw new Error(`nothing answers ${command}`);
    written.push([command, payload]);
    if (refusal) throw refusal;
    return { id: "deal", entry: 1 };
  });
});
afterEach(clearMocks);

async function ask() {
  await queryClient.prefetchQuery({ queryKey: ["today_page", {}], queryFn: () => ({ today: "2026-11-22" }) });
  const onMoved = vi.fn();
  const asking = { deal: { id: "deal", title: "轴封", stage: "P00" as const }, to: "P01" as const, missing: MISSING };
  render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <GatePanel asking={asking} onClose={() => undefined} onMoved={onMoved} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  return onMoved;
}

const move = () => fireEvent.click(screen.getByRole("button", { name: /^进入/ }));

test("what is ticked goes with the move, as one action", async () => {
  const onMoved = await ask();
  fireEvent.click(screen.getAllByRole("checkbox")[0]!);
  fireEvent.change(await screen.findByLabelText(/^材料日期/), { target: { value: "2026-11-20" } });
  fireEvent.change(screen.getByLabelText(/理由/), { target: { value: " 院方另行出具 " } });
  move();
  await waitFor(() => expect(onMoved).toHaveBeenCalledOnce());
  const evidence = [{ item: MISSING[0], on: "2026-11-20" }];
  expect(written).toEqual([["deal_move", { id: "deal", to: "P01", on: "2026-11-22", reason: "院方另行出具", closure: null, evidence }]]);
});

test("a refused move has ticked nothing, and asks for its reason", async () => {
  refusal = { code: "gate_needs_reason", field: "reason", message: { zh: "请写明理由。", en: "" } };
  const onMoved = await ask();
  fireEvent.click(screen.getAllByRole("checkbox")[0]!);
  move();
  expect(await screen.findByText("请写明理由。")).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/理由/)));
  expect(written.map(([command]) => command)).toEqual(["deal_move"]);
  expect(onMoved).not.toHaveBeenCalled();
});
