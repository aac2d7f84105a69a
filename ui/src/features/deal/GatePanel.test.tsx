import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ReactNode } from "react";
import "@/i18n";
import { queryClient, type GateView } from "@/ipc";
import { clearDrafts } from "@/shared/drafts";
import { GatePanel } from "./GatePanel";

// The panel stands outside of a router here.
vi.mock("@tanstack/react-router", async (original) => ({ ...(await original<typeof import("@tanstack/react-router")>()), Link: ({ children }: { children: ReactNode }) => <span>{children}</span> }));

const ITEMS: GateView[] = [
  { item: "owner", stage: "P00", known: null, keeper: null, ticked_on: null },
  { item: "finisher", stage: "P00", known: null, keeper: null, ticked_on: null },
  { item: "mandate_signed", stage: "P05", known: { source: { kind: "mandate" }, name: null }, keeper: null, ticked_on: null },
];
const WRITES = ["deal_move", "evidence_tick", "evidence_untick"];
let written: [command: string, payload: unknown][] = [];
let refusal: unknown;
let asked = ITEMS;

beforeEach(() => {
  queryClient.clear();
  clearDrafts();
  written = [];
  refusal = undefined;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: { text: string } };
    if (command === "today_page") return { today: "2026-11-22" };
    if (command === "deal_gate") return { items: asked };
    if (command === "day_read") return { day: payload.text };
    if (!WRITES.includes(command)) throw new Error(`nothing answers ${command}`);
    written.push([command, payload]);
    if (refusal) throw refusal;
    return { id: "deal", entry: 1 };
  });
});
afterEach(clearMocks);

async function ask(items = ITEMS) {
  asked = items;
  await queryClient.prefetchQuery({ queryKey: ["today_page", {}], queryFn: () => ({ today: "2026-11-22" }) });
  const onMoved = vi.fn();
  const asking = { deal: { id: "deal", title: "轴封", stage: "P00" as const }, to: "P01" as const, items };
  const { unmount } = render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <GatePanel asking={asking} onClose={() => undefined} onMoved={onMoved} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  return { onMoved, leave: unmount };
}

const move = () => fireEvent.click(screen.getByRole("button", { name: /^进入/ }));

test("what is ticked goes with the move, with its note and day, as one action", async () => {
  const { onMoved } = await ask();
  fireEvent.click(screen.getAllByRole("checkbox")[0]!);
  fireEvent.change(await screen.findByLabelText(/^材料日期/), { target: { value: "2026-11-20" } });
  fireEvent.change(screen.getByLabelText(/^存放处/), { target: { value: "档案柜二层" } });
  fireEvent.change(screen.getByLabelText(/仍要推进/), { target: { value: " 院方另行出具 " } });
  move();
  await waitFor(() => expect(onMoved).toHaveBeenCalledOnce());
  const evidence = [{ item: "owner", on: "2026-11-20", note: "档案柜二层" }];
  expect(written).toEqual([["deal_move", { id: "deal", to: "P01", on: "2026-11-22", reason: "院方另行出具", closure: null, evidence, values: {} }]]);
});

test("without a reason nothing is asked of the desk, and the field says what it lacks", async () => {
  const { onMoved } = await ask();
  fireEvent.click(screen.getAllByRole("checkbox")[0]!);
  move();
  expect(await screen.findByText(/没有的在这里说明理由/)).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/仍要推进/)));
  fireEvent.click(screen.getAllByRole("checkbox")[1]!);
  move();
  await waitFor(() => expect(onMoved).toHaveBeenCalledOnce());
  expect(written.map(([, payload]) => (payload as { reason: unknown }).reason)).toEqual([null]);
});

test("a refused move has ticked nothing", async () => {
  refusal = { code: "gate_needs_reason", field: "reason", message: { zh: "请写明理由。", en: "" } };
  const { onMoved } = await ask();
  for (const box of screen.getAllByRole("checkbox")) fireEvent.click(box);
  move();
  expect(await screen.findByText("请写明理由。")).toBeTruthy();
  expect(written.map(([command]) => command)).toEqual(["deal_move"]);
  expect(onMoved).not.toHaveBeenCalled();
});

test("whoever leaves finds reason and ticks again, until the deal has moved", async () => {
  const first = await ask();
  fireEvent.click(screen.getAllByRole("checkbox")[0]!);
  fireEvent.change(screen.getByLabelText(/仍要推进/), { target: { value: "另行出具" } });
  first.leave();
  const second = await ask();
  expect((screen.getAllByRole("checkbox")[0] as HTMLInputElement).checked).toBe(true);
  expect((screen.getByLabelText(/仍要推进/) as HTMLTextAreaElement).value).toBe("另行出具");
  move();
  await waitFor(() => expect(second.onMoved).toHaveBeenCalledOnce());
  second.leave();
  await ask();
  expect((screen.getAllByRole("checkbox")[0] as HTMLInputElement).checked).toBe(false);
});

test("what the desk has is folded, with what shows it", async () => {
  await ask();
  expect(screen.getByText("系统中已有 1 项")).toBeTruthy();
  expect(screen.getByText("委托合同").closest("details")!.open).toBe(false);
  expect(screen.queryByRole("checkbox", { name: "委托合同已签" })).toBeNull();
});

test("what a record keeps is asked for in its own field and goes with the move", async () => {
  const keeper = { name: "示例轴封", fields: ["summary" as const] };
  const { onMoved } = await ask([{ item: "problem", stage: "P00", known: null, keeper, ticked_on: null }]);
  fireEvent.click(screen.getByRole("checkbox"));
  move();
  expect(await screen.findByText(/没有的在这里说明理由/)).toBeTruthy();
  expect(written).toEqual([]);
  fireEvent.change(screen.getByLabelText("摘要"), { target: { value: "耐磨密封" } });
  move();
  await waitFor(() => expect(onMoved).toHaveBeenCalledOnce());
  expect(written[0]![1]).toEqual({ id: "deal", to: "P01", on: "2026-11-22", reason: null, closure: null, evidence: [], values: { summary: "耐磨密封" } });
});
