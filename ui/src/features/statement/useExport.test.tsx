import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { act, renderHook, screen, waitFor } from "@testing-library/react";
import { App } from "antd";
import { afterEach, expect, test } from "vitest";
import { i18n } from "@/i18n";
import { useExport } from "./useExport";

const NO_PROGRAM = { zh: "请安装一个", en: "install one" };

afterEach(clearMocks);

/** A window on a computer whose programs show no PDF. */
function start() {
  mockIPC((_, args) => {
    const { command } = args as { command: string };
    if (command === "print_place") return { path: "/tmp/S-1.pdf" };
    if (command === "file_choose") return { path: "/home/S-1.pdf" };
    if (command === "file_open") throw { code: "no_program_for_file", field: "path", message: NO_PROGRAM, is_breakage: false };
    return {};
  });
  return renderHook(() => useExport("s1", "S-1"), { wrapper: App }).result;
}

test("what no program can print is refused with what to do, and not said to be on its way", async () => {
  const exported = start();
  await act(() => exported.current.print());
  await waitFor(() => expect(exported.current.failure?.message).toEqual(NO_PROGRAM));
  expect(screen.queryByText(i18n.t("statement.printing"))).toBeNull();
});

test("what no program can show is saved, and says so with what to do", async () => {
  const exported = start();
  await act(() => exported.current.save("pdf"));
  await screen.findByText(i18n.t("statement.savedUnshown", { path: "/home/S-1.pdf" }));
  expect(exported.current.failure).toBeNull();
});
