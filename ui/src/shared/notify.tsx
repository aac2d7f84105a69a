// What is said after an action, with its undo and redo.
import { ToolOutlined } from "@ant-design/icons";
import { App } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rpc, failureOf, type Failure, type Happening } from "@/ipc";
import { catchKeyboard } from "./focus";
import { useSay } from "./say";
import { isOfEarlierSitting } from "./sitting";
import { BreakageWords } from "./states";
import textCss from "./text.module.css";

/** An action with more changes than this is taken back only after a question. */
const FEW = 20;

/** An act in words: what it was, and of which record where that does not say it. */
export function useActWords(): (act: Pick<Happening, "what" | "about">) => string {
  const say = useSay();
  return ({ what, about }) => (about?.name ? `${say(what)} · ${about.name}` : say(what));
}

/** Short words about what was done, with the way back; and the undo and redo themselves. */
export function useNotify() {
  const { message, modal } = App.useApp();
  const { t } = useTranslation();
  const say = useSay();
  const words = useActWords();

  /** A breakage is said calmly, and long enough to be read. */
  const tell = (failure: Failure, how: { key?: string; type: "error" | "warning"; duration: number }) => {
    if (failure.is_breakage) void message.open({ ...how, type: "info", icon: <ToolOutlined />, content: <BreakageWords failure={failure} />, duration: 12 });
    else void message.open({ ...how, content: say(failure.message) });
  };

  const withWay = (text: ReactNode, way: string, go: () => Promise<unknown>) => (
    <span>
      {text}
      <button type="button" className={textCss.undo} onClick={({ currentTarget }) => {
          // It goes with its message.
          currentTarget.blur();
          void go();
        }}>
        {way}
      </button>
    </span>
  );

  const turn = async (work: () => Promise<ReactNode>) => {
    message.destroy("done");
    try {
      void message.open({ key: "undo", type: "info", content: await work(), duration: 5 });
    } catch (error) {
      tell(failureOf(error), { key: "undo", type: "warning", duration: 5 });
    }
    catchKeyboard();
  };

  const takeBack = () =>
    turn(async () => {
      const { undone, kept } = await rpc("undo", {});
      const rest = kept.length > 0 ? t("shared.undo.kept", { count: kept.length }) : "";
      return withWay(t("shared.undo.done", { what: words(undone) }) + rest, t("shared.redo.button"), redo);
    });

  const undo = async () => {
    const { entry } = await rpc("undo_preview", {}).catch(() => ({ entry: null }));
    const isFew = !entry || (entry.changes <= FEW && !isOfEarlierSitting(entry.entry));
    if (isFew || !entry.can_undo) return takeBack();
    const content = (
      <>
        <p>{words(entry)}</p>
        <p className={textCss.soft}>{t(isOfEarlierSitting(entry.entry) ? "shared.undo.earlier" : "shared.undo.many", { count: entry.changes })}</p>
      </>
    );
    return void modal.confirm({ title: t("shared.undo.ask"), content, okText: t("shared.undo.button"), cancelText: t("shared.cancel"), focusable: { autoFocusButton: "cancel" }, onOk: takeBack });
  };

  const redo = () =>
    turn(async () => {
      const { redone } = await rpc("redo", {});
      return withWay(t("shared.redo.done", { what: words(redone) }), t("shared.undo.button"), takeBack);
    });

  return {
    /** Says what was done; where it can be taken back, offers that. */
    done: (text: string, { canUndo = true } = {}) => {
      void message.open({ key: "done", type: "success", content: canUndo ? withWay(text, t("shared.undo.button"), undo) : text, duration: 4 });
    },
    /** Says that a file is there, with the way to open it. */
    saved: (text: string, path: string) => {
      void message.open({ key: "done", type: "success", content: withWay(text, t("shared.openFile"), () => rpc("file_open", { path }).catch((error: unknown) => tell(failureOf(error), { type: "warning", duration: 6 }))), duration: 10 });
    },
    /** Says what could be done next, with the way to do it at once. */
    suggest: (text: string, way: string, go: () => Promise<unknown>) => {
      void message.open({ key: "suggest", type: "info", content: withWay(text, way, go), duration: 8 });
    },
    /** Says what went wrong, where no form is open to say it. */
    failed: (error: unknown) => {
      tell(failureOf(error), { type: "error", duration: 6 });
    },
    /** Takes the last action back and says what it was; asks first where it changed much or is of an earlier sitting. */
    undo,
    /** Brings back what the last undo took back, and says what it was. */
    redo,
  };
}
