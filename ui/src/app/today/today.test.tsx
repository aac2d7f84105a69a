import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import "@/i18n";
import { type DayFigures, queryClient, type TodayPage as Day } from "@/ipc";
import { unbroken } from "@/shared";
import { keepKeyboard } from "@/shared/focus";
import { showPage } from "@/test/page";
import TodayPage from "./TodayPage";

const DAY: Day = {
  today: "2026-11-22",
  due: [
    { deal: "one", title: "隔膜转让", next_action: { what: "催款", on: "2026-11-20" }, instalments: [{ id: "i", amount: "1000.00", due_on: "2026-11-21" }], stands_since: "2026-09-01" },
    { organisation: "two", title: "宏建公司", next_action: { what: "回访", on: "2026-11-22" }, instalments: [] },
  ],
  idle: [{ deal: "three", title: "轴封许可", stage: "P05", since: "2026-11-01", is_stale: false }],
  idle_total: 1,
  behind_total: 0,
  behind: [],
  drafts: [],
  has_more: false,
};
const FIGURES: DayFigures = {
  today: "2026-11-22",
  due: 2,
  expected: { count: 0, amount: "0.00" },
  overdue: { count: 1, amount: "1000.00" },
  expected_next_on: "2027-03-01",
  unstated: { until: "2026-10-31", payees: 0, amount: "0.00", since: "173750.00" },
  stated: { year: 2026, count: 3, gross: "14400.00" },
  ending: 0,
  ending_until: "2027-01-21",
};
let day = DAY;
const asked: [string, unknown][] = [];

beforeEach(() => {
  queryClient.clear();
  asked.length = 0;
  day = DAY;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: unknown };
    asked.push([command, payload]);
    if (command === "today_page") return day;
    if (command === "day_figures") return FIGURES;
    if (command === "day_read") return { day: "2026-11-23" };
    return { id: "two" };
  });
});
afterEach(clearMocks);

test("a deal stands in one row with all its reasons, and an organisation's next action is put off like a deal's", async () => {
  showPage(TodayPage);
  const deal = (await screen.findByText("催款")).closest("li")!;
  expect(screen.getAllByText("隔膜转让")).toHaveLength(1);
  expect(deal.textContent).toContain("逾期 2 天");
  expect(deal.textContent).toContain("应到 1,000.00 元 · 11-21");
  expect(deal.textContent).toContain("停留 82 天");
  expect(screen.getByText("轴封许可").closest("li")!.textContent).not.toContain("停留");

  fireEvent.click(screen.getAllByRole("button", { name: "延后" })[1]!);
  fireEvent.click(await screen.findByText("明天"));
  await waitFor(() => expect(asked).toContainEqual(["organisation_next_action_set", { id: "two", next: { what: "回访", on: "2026-11-23" } }]));
});

test("each figure says what it is made of or why it is nothing, and leads there", async () => {
  showPage(TodayPage);
  const figure = async (label: string) => (await screen.findByText(label)).closest("a")!;
  expect((await figure("30 天内应到款")).textContent).toBe(`30 天内应到款0.00 元${unbroken("下一笔 2027-03-01")}`);
  expect((await figure("待结算佣金")).textContent).toBe(`待结算佣金0.00 元${unbroken("到 2026-10-31 都已结算")}本月已计 173,750.00`);
  expect((await figure("2026 年已结算")).textContent).toBe("2026 年已结算14,400.00 元已提交 3 张");
  expect((await figure("60 天内到期")).textContent).toContain(unbroken("到 2027-01-21 没有委托或保护期到期"));
  expect(screen.getByText("轴封许可")).not.toBeNull();

  fireEvent.click(await figure("逾期应到款"));
  await waitFor(() => expect(screen.queryByText("轴封许可")).toBeNull());
  expect(screen.getByText("催款")).not.toBeNull();
  expect(screen.queryByText("宏建公司")).toBeNull();
  fireEvent.click(screen.getByText("显示全部"));
  expect(await screen.findByText("宏建公司")).not.toBeNull();
});

test("the list goes on by key where a row was put off", async () => {
  const free = keepKeyboard();
  showPage(() => (
    <main tabIndex={-1}>
      <TodayPage />
    </main>
  ));
  const row = (text: string) => screen.getByText(text).closest("li");
  await screen.findByText("催款");
  const later = screen.getAllByRole("button", { name: "延后" })[0]!;
  later.focus();
  fireEvent.click(later);
  const choice = (await screen.findByText("下周一")).closest<HTMLElement>("[role=menuitem]")!;
  choice.focus();
  fireEvent.click(choice);
  await waitFor(() => expect(asked.map(([command]) => command)).toContain("next_action_set"));
  day = { ...DAY, due: DAY.due.slice(1) };
  choice.blur();
  void queryClient.invalidateQueries();
  await waitFor(() => expect(screen.queryByText("催款")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(row("宏建公司")));
  free();
});
