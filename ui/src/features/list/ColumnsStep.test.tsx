import { fireEvent, render, screen } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import "@/i18n";
import { ColumnsStep } from "./ColumnsStep";
import type { Import } from "./useImport";

test("a file in which the rows lack their name is offered to be read as the other list", () => {
  const readAs = vi.fn();
  const question = { code: "required_unmapped", column: null, message_zh: "没有一列对应必填的「成果名称」", message_en: "" };
  const inspected = { questions: [question], encoding_is_certain: true, samples: [], remarks: [], sheets: [], reasons: [], is_remembered: false };
  const mapping = { kind: "results", columns: [], header_row: 1 };
  const run = { list: "results", file: "/lists/单位.csv", inspected, mapping, lookedAt: {}, readAs, isLooking: false, matchNames: "refuse" };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <ColumnsStep run={run as unknown as Import} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "改按「单位」读取" }));
  expect(readAs).toHaveBeenCalledWith("organisations");
});
