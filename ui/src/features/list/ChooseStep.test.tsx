import { act, render, screen, waitFor } from "@testing-library/react";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { emit } from "@tauri-apps/api/event";
import { App } from "antd";
import { afterEach, expect, test, vi } from "vitest";
import "@/i18n";
import { ChooseStep } from "./ChooseStep";
import type { Import } from "./useImport";

afterEach(clearMocks);

test("a file that is dropped on the window is looked at, and the place for it shows while it is held over", async () => {
  mockIPC(() => undefined, { shouldMockEvents: true });
  const take = vi.fn();
  const { unmount } = render(
    <App>
      <ChooseStep run={{ list: "results", busy: null, take } as unknown as Import} />
    </App>,
  );
  const place = () => screen.getByText("或把文件拖到窗口里").parentElement!.dataset.over;
  await act(() => emit("tauri://drag-enter", { paths: ["/tmp/成果.xlsx"] }));
  await waitFor(() => expect(place()).toBe("true"));
  await act(() => emit("tauri://drag-drop", { paths: ["/tmp/成果.xlsx"] }));
  await waitFor(() => expect(take).toHaveBeenCalledExactlyOnceWith("/tmp/成果.xlsx"));
  expect(place()).toBeUndefined();
  await act(async () => unmount());
});
