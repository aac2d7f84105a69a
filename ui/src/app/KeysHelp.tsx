// The sheet of keys that `?` opens.
import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useReturn } from "@/shared/focus";
import { keyText, useShownKeys, type Keys } from "@/shared/keys";
import keysCss from "./KeysHelp.module.css";

/** The keys that hold now: this screen's and those of lists on the left, those of everywhere on the right. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useReturn();
  const [everywhere, ...screens] = useShownKeys();
  const lists: Rows = {
    scope: t("app.keys.lists"),
    rows: [
      ["J / ↓　K / ↑", t("app.keys.lists_move")],
      ["Enter", t("app.keys.lists_open")],
      ["Esc", t("app.keys.close")],
    ],
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={t("app.keys.title")} width="44rem">
      <div className={keysCss.keys}>
        <div>
          {screens.filter(({ keys }) => keys.length > 0).map((scope) => (
            <Scope key={scope.scope} {...rowsOf(scope)} />
          ))}
          <Scope {...lists} />
        </div>
        {everywhere && (
          <div>
            <Scope {...rowsOf(everywhere)} />
          </div>
        )}
      </div>
    </Modal>
  );
}

interface Rows {
  scope: string;
  rows: [key: string, says: string][];
}

const rowsOf = ({ scope, keys }: Keys): Rows => ({ scope, rows: keys.map((key) => [keyText(key), key.says]) });

function Scope({ scope, rows }: Rows) {
  return (
    <section>
      <h2>{scope}</h2>
      <dl>
        {rows.map(([key, says]) => (
          <div key={key}>
            <dt>{says}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
