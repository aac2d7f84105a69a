import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App } from "antd";
import { afterEach, beforeEach, expect, test } from "vitest";
import "@/i18n";
import { queryClient, type Failure } from "@/ipc";
import { clearDrafts } from "../drafts";
import { MendPayee } from "./MendPayee";

const refused = (code: string): Failure => ({ code, field: "id", message: { zh: "拒绝", en: "refused" }, is_breakage: false, detail: { payee: "li" } });
let changed: unknown;

beforeEach(() => {
  queryClient.clear();
  clearDrafts();
  changed = undefined;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: unknown };
    if (command === "payee_view") return { id: "li", record: { name: "李", is_resident: true, vat_rate: "0.03" }, findings: {}, names: {} };
    changed = { command, payload };
    return { id: "li" };
  });
});
afterEach(clearMocks);

const shown = (failure: Failure | null) =>
  render(
    <QueryClientProvider client={queryClient}>
      <App>
        <MendPayee failure={failure} />
      </App>
    </QueryClientProvider>,
  );

test("a statement refused for its payee leads to that payee in one press, who is changed there", async () => {
  shown(refused("payee_kind_unknown"));
  fireEvent.click(screen.getByText("填写收款方"));
  const name = (await screen.findByLabelText(/名称/)) as HTMLInputElement;
  expect(name.value).toBe("李");
  fireEvent.mouseDown(screen.getByRole("combobox"));
  fireEvent.click(await screen.findByText("个人（劳务报酬）"));
  fireEvent.click(screen.getByRole("button", { name: /保\s*存/ }));
  await waitFor(() => expect(changed).toEqual({ command: "payee_change", payload: { id: "li", record: { name: "李", kind: "individual", is_resident: true, vat_rate: "0.03" } } }));
});

test("another refusal offers nothing", () => {
  shown(refused("statement_before_last"));
  shown(null);
  expect(screen.queryByText("填写收款方")).toBeNull();
});
