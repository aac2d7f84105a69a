import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "@/i18n";
import { queryClient, type DealPage, type MandateSign } from "@/ipc";
import { clearDrafts } from "@/shared/drafts";
import { MandateForm } from "./MandateForm";

const DEAL: DealPage = {
  id: "deal", deal: { title: "轴封许可" }, opened_on: "2026-11-01", stage: "P05", result_titles: [], owners: [], gate: [], passed_over: [], path: [], evidence: [], notes: [], differences: [],
  contract_changes: [], entries: [], received: "0.00", shares: [], instalments: [], statements: [], names: {}, texts: {}, follow_ups: { completions: [] }, timeline: [], timeline_total: 0,
};
const OWNER = { id: "owner", record: { name: "河西理工大学" } };
let signed: MandateSign[] = [];
let refusal: unknown;
let samples = 0;
let added: [command: string, record: { name: string }][] = [];

beforeEach(() => {
  queryClient.clear();
  // The window has asked for the day long before a mandate is signed.
  queryClient.setQueryData(["today_page", {}], { today: "2026-11-22" });
  clearDrafts();
  signed = [];
  added = [];
  refusal = undefined;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: { text: string } };
    if (command === "today_page") return { today: "2026-11-22" };
    if (command === "day_read") return { day: payload.text };
    if (command === "amount_read") return { amount: `${payload.text.replaceAll(",", "").replace(/\.00$/, "")}.00` };
    if (command === "payee_page") return { total: 0, rows: [] };
    if (command === "rate_table_list") return { tables: [] };
    if (command === "rate_table_sample") return { id: String(++samples) };
    if (command === "member_view") return { id: "member", record: { name: "林清远" } };
    if (command === "payee_add" || command === "owner_add") {
      added.push([command, (payload as unknown as { record: { name: string } }).record]);
      return { id: "made" };
    }
    if (command === "organisation_page") return { total: 1, rows: [OWNER] };
    if (command === "organisation_view") return OWNER;
    if (command !== "mandate_sign") throw new Error(`nothing answers ${command}`);
    signed.push(payload as unknown as MandateSign);
    if (refusal) throw refusal;
    return { id: "deal", entry: 1 };
  });
});
afterEach(clearMocks);

/** The form as it begins. */
async function begun(deal = DEAL) {
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <MandateForm deal={deal} onClose={onClose} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^\*委托方/)));
  return onClose;
}

/** The form with its client and two clauses. */
async function open() {
  const onClose = await begun();
  fireEvent.mouseDown(screen.getByLabelText(/^\*委托方/));
  fireEvent.click(await screen.findByTitle("河西理工大学"));
  fireEvent.click(screen.getByText("增加条款"));
  await waitFor(() => expect(screen.getAllByLabelText(/^封顶/).length).toBe(2));
  return onClose;
}

const sign = () => fireEvent.click(screen.getByRole("button", { name: "签订" }));
const refused = (field: string, code = "refused") => ({ code, field, message: { zh: "这里不行", en: "" } });

test.each([
  ["clauses[1].cap", () => screen.getAllByLabelText(/^封顶/)[1]],
  ["clauses[1].minimum.amount", () => screen.getAllByLabelText(/^保底(?!何时)/)[1]],
  ["clauses[0].shares", () => screen.getAllByLabelText("收款方")[0]],
])("a refusal of %s is said in its clause, which gets the keyboard", async (field, place) => {
  refusal = refused(field);
  await open();
  sign();
  expect((await screen.findAllByText("这里不行")).length).toBe(1);
  await waitFor(() => expect(document.activeElement).toBe(place()));
});

test("a share without a payee says what it needs", async () => {
  refusal = refused("clauses[1].shares[0].payee", "field_missing");
  await open();
  sign();
  expect(await screen.findByText("请选择收款方并填写份额")).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getAllByLabelText("收款方")[1]));
  expect(screen.queryByText("这里不行")).toBeNull();
});

test("amounts in two clauses that are read at the same time are both signed", async () => {
  const onClose = await open();
  const [first, second] = screen.getAllByLabelText(/^封顶/);
  fireEvent.change(first!, { target: { value: "100" } });
  fireEvent.change(second!, { target: { value: "200" } });
  sign();
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(signed[0]?.clauses.map(({ cap }) => cap)).toEqual(["100.00", "200.00"]);
});

test("where no table is in force the form offers the ways, and keeps what was typed", async () => {
  await open();
  fireEvent.change(screen.getAllByLabelText(/^封顶/)[0]!, { target: { value: "300000" } });
  const ways = () => screen.queryAllByText(/已填的内容都会保留/).length;
  await waitFor(() => expect(ways()).toBe(2));
  fireEvent.click(screen.getAllByText("载入样例费率（使用前核对）")[0]!);
  await waitFor(() => expect(samples).toBe(1));
  fireEvent.click(screen.getAllByText("直接填写协商费率")[0]!);
  await waitFor(() => expect(ways()).toBe(1));
  expect((screen.getAllByLabelText(/^封顶/)[0] as HTMLInputElement).value).toMatch(/^300,?000/);
});

test("the deal's own parties are offered first, also an owner that is only a name", async () => {
  await begun({ ...DEAL, deal: { title: "轴封许可", client: "buyer" }, client_name: "示例企业", owners: [{ name: "甲大学" }] });
  fireEvent.mouseDown(screen.getByLabelText(/^\*委托方/));
  await screen.findByTitle("河西理工大学");
  expect([...document.querySelectorAll(".ant-select-item-option")].map((option) => option.getAttribute("title"))).toEqual(["＋ 新增「甲大学」", "示例企业", "河西理工大学"]);
  fireEvent.click(screen.getByTitle("＋ 新增「甲大学」"));
  await waitFor(() => expect(added).toEqual([["owner_add", { name: "甲大学" }]]));
});

test("whoever works at the desk is offered as a payee and becomes one", async () => {
  await begun();
  fireEvent.mouseDown(screen.getByLabelText("收款方"));
  fireEvent.click(await screen.findByTitle("＋ 新增「我（林清远）」"));
  await waitFor(() => expect(added.map(([command, { name }]) => [command, name])).toEqual([["payee_add", "林清远"]]));
});

test("a payee that is added is called as was typed", async () => {
  await begun();
  const payee = screen.getByLabelText("收款方");
  fireEvent.mouseDown(payee);
  fireEvent.input(payee, { target: { value: "王" } });
  fireEvent.change(payee, { target: { value: "王" } });
  fireEvent.click(await screen.findByTitle("＋ 新增「王」"));
  expect((screen.getByLabelText(/^\*名称/) as HTMLInputElement).value).toBe("王");
});

test("a further share takes what the others leave, until somebody says otherwise", async () => {
  await open();
  const shares = () => screen.getAllByLabelText("份额").slice(0, -1).map((input) => (input as HTMLInputElement).value);
  fireEvent.click(screen.getAllByText("增加收款方")[0]!);
  await waitFor(() => expect(shares()).toEqual(["100", ""]));
  fireEvent.change(screen.getAllByLabelText("份额")[0]!, { target: { value: "60" } });
  await waitFor(() => expect(shares()).toEqual(["60", "40"]));
  fireEvent.change(screen.getAllByLabelText("份额")[1]!, { target: { value: "30" } });
  fireEvent.click(screen.getAllByText("增加收款方")[0]!);
  await waitFor(() => expect(shares()).toEqual(["60", "30", "10"]));
  sign();
  await waitFor(() => expect(signed[0]?.clauses[0]?.shares?.map(({ share }) => share)).toEqual(["60", "30", "10"]));
});
