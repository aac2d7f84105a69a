// What is said after an action, with its undo.
import { ToolOutlined } from "@ant-design/icons";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, failureOf, type Failure } from "@/ipc";
import { useSay } from "./say";
import { BreakageWords } from "./states";
import textCss from "./text.module.css";

/** Short words about what was done, with the way back; and the undo itself. */
export function useNotify() {
  const { message } = App.useApp();
  const { t } = useTranslation();
  const say = useSay();

  /** A breakage is said calmly, and long enough to be read. */
  const tell = (failure: Failure, how: { key?: string; type: "error" | "warning"; duration: number }) => {
    if (failure.is_breakage) void message.open({ ...how, type: "info", icon: <ToolOutlined />, content: <BreakageWords failure={failure} />, duration: 12 });
    else void message.open({ ...how, content: say(failure.message) });
  };

  const undo = async () => {
    message.destroy("done");
    try {
      const { what, kept } = await rpc("undo", {});
      const rest = kept.length > 0 ? t("shared.undo.kept", { count: kept.length }) : "";
      void message.open({ key: "undo", type: "info", content: t("shared.undo.done", { what: say(what) }) + rest, duration: 4 });
    } catch (error) {
      tell(failureOf(error), { key: "undo", type: "warning", duration: 5 });
    }
  };

  return {
    /** Says what was done; where it can be taken back, offers that. */
    done: (text: string, { canUndo = true } = {}) => {
      const content = canUndo ? (
        <span>
          {text}
          <button type="button" className={textCss.undo} onClick={() => void undo()}>
            {t("shared.undo.button")}
          </button>
        </span>
      ) : (
        text
      );
      void message.open({ key: "done", type: "success", content, duration: 4 });
    },
    /** Says what went wrong, where no form is open to say it. */
    failed: (error: unknown) => {
      tell(failureOf(error), { type: "error", duration: 6 });
    },
    /** Takes the last action back and says what it was. */
    undo,
  };
}
