import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { keyText, useShownKeys } from "@/shared/keys";

/** The keys that hold now: this screen's first, then those of lists and of everywhere. */
export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const scopes = useShownKeys().filter(({ keys }) => keys.length > 0);
  const lists = {
    scope: t("app.keys.lists"),
    rows: [
      ["J / ↓ · K / ↑", t("app.keys.lists_move")],
      ["Enter", t("app.keys.lists_open")],
      ["Esc", t("app.keys.close")],
    ] as const,
  };
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={t("app.keys.title")} width="40rem">
      <div className="keys">
        {[...scopes].reverse().map(({ scope, keys }) => (
          <section key={scope}>
            <h3>{scope}</h3>
            <dl>
              {keys.map((key) => (
                <div key={keyText(key)}>
                  <dt>{key.says}</dt>
                  <dd>
                    <kbd>{keyText(key)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{lists.scope}</h3>
          <dl>
            {lists.rows.map(([key, says]) => (
              <div key={key}>
                <dt>{says}</dt>
                <dd>
                  <kbd>{key}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Modal>
  );
}
