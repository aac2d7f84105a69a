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
const refusal = (code: string, field: string, detail?: unknown) => ({ code, message: { zh: code, en: code }, field, detail });
/** Why the desk in `/d/broken` does not open. */
let broken = refusal("desk_in_use", "");

beforeEach(() => {
  queryClient.clear();
  asked.length = 0;
  recent = [];
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: Record<string, unknown> };
    asked.push({ command, payload });
    if (command === "places") return { recent, default_folder: "/d/desk", demonstration_folder: "/d/demo" };
    if (command === "recovery_code_show") return { code: CODE, sentence: { zh: "恢复码", en: "code" } };
    if (command === "desk_open" && payload.folder === "/d/broken" && !payload.to_look) throw broken;
    if (command === "desk_open" && payload.folder !== "/d/broken" && payload.passphrase !== "open") throw refusal("passphrase_needed", "passphrase");
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
  fireEvent.change(await screen.findByLabelText(/^姓名/), { target: { value: "韩示例" } });
  fireEvent.click(screen.getByText("机构审核"));
  fireEvent.click(screen.getByText("开始使用"));
  await waitFor(() => expect(asked.find(({ command }) => command === "member_set")?.payload).toEqual({ record: { name: "韩示例", role: "firm" } }));
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

test("a damaged desk is opened from its last good backup, and what would be missing is said before", async () => {
  const way_back = { file: "/d/broken/backups/b", into: "/d/broken 2026-11-29", made_at: "2026-11-29T03:04:05Z", entries: 7, later: 2 };
  broken = refusal("database_damaged", "", { way_back });
  recent = [{ folder: "/d/broken", name: "坏了的台", is_demonstration: false }];
  const onEnter = start();
  expect(await screen.findByText("其后的 2 条操作")).toBeTruthy();
  fireEvent.click(screen.getByText("在新文件夹打开备份"));
  await waitFor(() => expect(onEnter).toHaveBeenCalledOnce());
  expect(asked.find(({ command }) => command === "desk_restore")?.payload).toEqual({ file: way_back.file, into: way_back.into });
});

test("a desk that another has can be looked at", async () => {
  broken = refusal("desk_in_use", "");
  recent = [{ folder: "/d/broken", name: "别人的台", is_demonstration: false }];
  const onEnter = start();
  fireEvent.click(await screen.findByText("只看一份副本"));
  await waitFor(() => expect(onEnter).toHaveBeenCalledOnce());
  expect(asked.at(-1)?.payload).toEqual({ folder: "/d/broken", to_look: true });
});
