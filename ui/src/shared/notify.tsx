import { App } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, failureOf } from "@/ipc";
import { useSay } from "./say";

/** Short words about what was done, with the way back; and the undo itself. */
export function useNotify() {
  const { message } = App.useApp();
  const { t } = useTranslation();
  const say = useSay();

  const undo = async () => {
    message.destroy("done");
    try {
      const { what, kept } = await rpc("undo", {});
      const rest = kept.length > 0 ? t("shared.undo.kept", { count: kept.length }) : "";
      void message.open({ key: "undo", type: "info", content: t("shared.undo.done", { what: say(what) }) + rest, duration: 4 });
    } catch (error) {
      void message.open({ key: "undo", type: "warning", content: say(failureOf(error).message), duration: 5 });
    }
  };

  return {
    /** Says what was done; where it can be taken back, offers that. */
    done: (text: string, { canUndo = true } = {}) => {
      const content = canUndo ? (
        <span>
          {text}
          <button type="button" className="toast-undo" onClick={() => void undo()}>
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
      void message.open({ type: "error", content: say(failureOf(error).message), duration: 6 });
    },
    /** Takes the last action back and says what it was. */
    undo,
  };
}
