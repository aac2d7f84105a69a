import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "@/i18n";
import { queryClient } from "@/ipc";
import StartPage from "./StartPage";

const CODE = "DGF6-DKCE-SSGH-1JSK-07PZ-E0VV-40QM";
const asked: { command: string; payload: unknown }[] = [];
let recent: { folder: string; name: string; is_demonstration: boolean }[] = [];
const refusal = (code: string, field: string) => ({ code, message: { zh: code, en: code }, field });

beforeEach(() => {
  queryClient.clear();
  asked.length = 0;
  recent = [];
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: Record<string, unknown> };
    asked.push({ command, payload });
    if (command === "places") return { recent, default_folder: "/d/desk", demonstration_folder: "/d/demo" };
    if (command === "recovery_code_show") return { code: CODE, sentence: { zh: "恢复码", en: "code" } };
    if (command === "desk_open" && payload.passphrase !== "open") throw refusal("passphrase_needed", "passphrase");
    return { name: "台", is_demonstration: false, created_on: "2026-11-22" };
  });
});
afterEach(clearMocks);

function start(opensLast = true) {
  const onEnter = vi.fn();
  render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <StartPage opensLast={opensLast} onEnter={onEnter} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  return onEnter;
}

test("a new desk is entered once its recovery code has been read", async () => {
  const onEnter = start();
  fireEvent.click(await screen.findByText("新建台"));
  fireEvent.click(screen.getByText("新建"));
  await screen.findByText(CODE);
  expect(asked.find(({ command }) => command === "desk_create")?.payload).toEqual({
    folder: "/d/desk", name: "技术经纪台", is_demonstration: false, passphrase: null,
  });
  fireEvent.click(screen.getByText("开始使用"));
  expect(await screen.findByText("与恢复码最后四位不符")).toBeTruthy();
  expect(onEnter).not.toHaveBeenCalled();
  fireEvent.change(screen.getByLabelText(/最后四位/), { target: { value: "40qm" } });
  fireEvent.click(screen.getByText("开始使用"));
  await waitFor(() => expect(onEnter).toHaveBeenCalledOnce());
});

test("two passphrases that differ set up nothing", async () => {
  start();
  fireEvent.click(await screen.findByText("新建台"));
  fireEvent.click(screen.getByText("设一个口令"));
  fireEvent.change(screen.getByLabelText("口令"), { target: { value: "one" } });
  fireEvent.change(screen.getByLabelText("再输入一次"), { target: { value: "two" } });
  fireEvent.click(screen.getByText("新建"));
  expect(await screen.findByText("两次输入不一致")).toBeTruthy();
  expect(asked.some(({ command }) => command === "desk_create")).toBe(false);
});

test("the last desk asks for its passphrase and opens with it", async () => {
  recent = [{ folder: "/d/mine", name: "我的台", is_demonstration: false }];
  const onEnter = start();
  expect(await screen.findByText("打开「我的台」")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("口令"), { target: { value: "open" } });
  fireEvent.click(screen.getByText("打开"));
  await waitFor(() => expect(onEnter).toHaveBeenCalledOnce());
});
