import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import "@/i18n";
import { clearDrafts } from "../drafts";
import { TextField } from "../fields/TextField";
import { FormDialog } from "./FormDialog";
import { FormDrawer } from "./FormDrawer";
import { useForm } from "./useForm";

beforeEach(clearDrafts);

const FRESH = { title: "", note: "" };
const field = (label: string) => screen.getByLabelText(label) as HTMLInputElement;

describe.each([
  ["drawer", FormDrawer],
  ["dialog", FormDialog],
])("a form in a %s", (_, Place) => {
  function Side({ send = () => Promise.resolve(), first, onClose = () => undefined }: { send?: () => Promise<void>; first?: string; onClose?: () => void }) {
    const form = useForm({ draft: "side", fresh: FRESH, send, onDone: () => undefined });
    const { value, change } = form;
    return (
      <Place form={form} title="place" save="保存" first={first} onClose={onClose}>
        <TextField label="title" name="title" value={value.title} onChange={(title) => change({ title })} />
        <TextField label="note" name="note" value={value.note} onChange={(note) => change({ note })} />
      </Place>
    );
  }

  test("begins in its first field, or in the one that is named", async () => {
    const { unmount } = render(<Side />);
    await waitFor(() => expect(document.activeElement).toBe(field("title")));
    unmount();
    render(<Side first="note" />);
    await waitFor(() => expect(document.activeElement).toBe(field("note")));
  });

  test("is carried out by Ctrl+Enter anywhere in it, once", async () => {
    const send = vi.fn(() => Promise.resolve());
    render(<Side send={send} />);
    await waitFor(() => expect(document.activeElement).toBe(field("title")));
    fireEvent.keyDown(screen.getByText("place"), { code: "Enter", key: "Enter", ctrlKey: true });
    await waitFor(() => expect(send).toHaveBeenCalledOnce());
    fireEvent.keyDown(field("title"), { code: "Enter", key: "Enter", ctrlKey: true });
    await waitFor(() => expect(send).toHaveBeenCalledTimes(2));
  });

  test("is left by Esc, which keeps what was typed until it is dropped", async () => {
    const onClose = vi.fn();
    const { unmount } = render(<Side onClose={onClose} />);
    fireEvent.change(field("title"), { target: { value: "typed" } });
    fireEvent.keyDown(field("title"), { code: "Escape", key: "Escape" });
    expect(onClose).toHaveBeenCalledOnce();
    unmount();
    render(<Side />);
    expect(field("title").value).toBe("typed");
    fireEvent.click(screen.getByText("丢弃"));
    expect(field("title").value).toBe("");
    expect(screen.queryByText("丢弃")).toBeNull();
  });
});
