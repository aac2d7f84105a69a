import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "@/i18n";
import { queryClient } from "@/ipc";
import { clearDrafts } from "@/shared/drafts";
import { showPage } from "@/test/page";
import { DealForm } from "./DealForm";

let written: [string, Record<string, unknown>][] = [];
const names: Record<string, string> = { seal: "一种密封件", client: "宏建公司" };

beforeEach(() => {
  queryClient.clear();
  clearDrafts();
  written = [];
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: { id: string; record?: { name: string } } & Record<string, unknown> };
    if (command === "organisation_page" || command === "result_page") return { total: 0, is_all: true, rows: [] };
    if (command === "organisation_view") return { id: payload.id, record: { name: names[payload.id] }, findings: {}, names: {} };
    if (command === "result_view") return { id: payload.id, record: { title: names[payload.id] }, findings: {}, names: {} };
    written.push([command, payload]);
    if (command === "organisation_add") names.added = payload.record!.name;
    return { id: command === "organisation_add" ? "added" : "deal" };
  });
});
afterEach(clearMocks);

async function open(begins: { result?: string; client?: string }) {
  const onMade = vi.fn();
  showPage(() => <DealForm begins={begins} onClose={() => undefined} onMade={onMade} />);
  await screen.findByLabelText(/标题/);
  return onMade;
}
const title = () => (screen.getByLabelText(/标题/) as HTMLInputElement).value;

test("a deal is called by what it is about until somebody says otherwise", async () => {
  const onMade = await open({ result: "seal", client: "client" });
  await waitFor(() => expect(title()).toBe("宏建公司 × 一种密封件"));
  fireEvent.click(screen.getByRole("button", { name: "新建" }));
  await waitFor(() => expect(onMade).toHaveBeenCalledWith("deal"));
  expect(written).toEqual([["deal_open", { deal: { title: "宏建公司 × 一种密封件", results: ["seal"], client: "client" } }]]);
});

test("what was typed as a title stays", async () => {
  await open({ result: "seal" });
  await waitFor(() => expect(title()).toBe("一种密封件"));
  fireEvent.change(screen.getByLabelText(/标题/), { target: { value: "密封件许可" } });
  fireEvent.click(screen.getByRole("button", { name: "新建" }));
  await waitFor(() => expect(written[0]?.[1]).toEqual({ deal: { title: "密封件许可", results: ["seal"], client: null } }));
});

test("a client that is not found is added from where it was sought", async () => {
  await open({ result: "seal" });
  const field = screen.getByLabelText(/企业客户/);
  fireEvent.mouseDown(field);
  fireEvent.input(field, { target: { value: "新来的公司" } });
  fireEvent.change(field, { target: { value: "新来的公司" } });
  fireEvent.click(await screen.findByText("＋ 新增「新来的公司」"));
  await waitFor(() => expect(title()).toBe("新来的公司 × 一种密封件"));
  expect(written).toEqual([["organisation_add", { record: { name: "新来的公司" } }]]);
});
