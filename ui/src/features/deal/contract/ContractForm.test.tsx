import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test } from "vitest";
import "@/i18n";
import { queryClient, type ContractSign, type DealPage, type DoubtsAsk } from "@/ipc";
import { clearDrafts } from "@/shared/drafts";
import { ContractForm } from "./ContractForm";

const DEAL = {
  id: "deal",
  deal: { title: "密封件许可", results: ["seal"], client: "buyer" },
  client_name: "示例企业",
  owners: [{ id: "owner", name: "示例大学" }],
  names: {},
  asking_amount: "500000.00",
  contract_changes: [],
  texts: {},
} as unknown as DealPage;
const TODAY = { today: "2026-11-22", due: [], idle: [], drafts: [] };
let signed: ContractSign[] = [];

/** What the desk answers of 500,000.00, by the payments that are typed. */
const LEFT: Record<string, string> = { "200000.00": "300000.00", "150000.00": "350000.00", "150000.00 100000.00": "250000.00" };

function leftBeside({ about }: DoubtsAsk) {
  const left = about.kind === "plan" ? LEFT[about.instalments.map(({ amount }) => amount).join(" ")] : undefined;
  return left ? [{ doubt: "plan_below_price", left, field: "instalments", message: { zh: "少", en: "less" } }] : [];
}

beforeEach(() => {
  queryClient.clear();
  // The window has asked for the day long before a contract is signed.
  queryClient.setQueryData(["today_page", {}], TODAY);
  clearDrafts();
  signed = [];
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: { text: string; id: string } };
    if (command === "today_page") return TODAY;
    if (command === "day_read") return { day: payload.text };
    if (command === "amount_read") return { amount: `${payload.text.replaceAll(",", "").replace(/\.00$/, "")}.00` };
    if (command === "organisation_page") return { total: 0, is_all: true, rows: [] };
    if (command === "organisation_view") return { id: payload.id, record: { name: payload.id }, findings: {}, names: {} };
    if (command === "doubts") return { doubts: [leftBeside((args as { payload: DoubtsAsk }).payload)].flat() };
    if (command !== "contract_sign") throw new Error(`nothing answers ${command}`);
    signed.push(payload as unknown as ContractSign);
    return { id: "deal" };
  });
});
afterEach(clearMocks);

async function open() {
  render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <ContractForm deal={DEAL} onClose={() => undefined} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  fireEvent.change(await screen.findByLabelText(/合同编号/), { target: { value: "T-1" } });
}
const save = () => fireEvent.click(screen.getByRole("button", { name: "保存" }));

test("parties, price, its technology part and one payment of the whole are proposed from what the desk knows", async () => {
  await open();
  save();
  await waitFor(() => expect(signed).toHaveLength(1));
  const { seller, buyer, money } = signed[0]!;
  expect([seller, buyer]).toEqual(["owner", "buyer"]);
  expect([money.price, money.technology_amount]).toEqual(["500000.00", "500000.00"]);
  expect(money.instalments).toEqual([{ id: null, kind: "upfront", amount: "500000.00", due_on: null, condition: null }]);
});

test("what is proposed follows the price until somebody says otherwise", async () => {
  await open();
  fireEvent.change(screen.getByLabelText(/技术交易额/), { target: { value: "300000" } });
  await waitFor(() => expect((screen.getByLabelText(/技术交易额/) as HTMLInputElement).value).toMatch(/^300,?000/));
  fireEvent.change(screen.getByLabelText(/合同成交额/), { target: { value: "400000" } });
  save();
  await waitFor(() => expect(signed).toHaveLength(1));
  expect(signed[0]!.money).toMatchObject({ price: "400000.00", technology_amount: "300000.00", instalments: [{ amount: "400000.00" }] });
});

const amounts = () => screen.getAllByLabelText(/^应付（元）/) as HTMLInputElement[];

test("a further payment takes what the others leave of the price, until somebody says otherwise", async () => {
  await open();
  fireEvent.click(screen.getByRole("button", { name: /增加一期/ }));
  fireEvent.change(amounts()[0]!, { target: { value: "200000" } });
  await waitFor(() => expect(amounts()[1]!.value).toMatch(/^300,?000/));
  fireEvent.change(amounts()[0]!, { target: { value: "150000" } });
  await waitFor(() => expect(amounts()[1]!.value).toMatch(/^350,?000/));
  // What is shown of it becomes its amount once another takes the rest.
  fireEvent.click(screen.getByRole("button", { name: /增加一期/ }));
  fireEvent.change(amounts()[1]!, { target: { value: "100000" } });
  await waitFor(() => expect(amounts()[2]!.value).toMatch(/^250,?000/));
  save();
  await waitFor(() => expect(signed).toHaveLength(1));
  expect(signed[0]!.money.instalments?.map(({ amount }) => amount)).toEqual(["150000.00", "100000.00", "250000.00"]);
});
