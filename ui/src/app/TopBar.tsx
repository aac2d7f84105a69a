import { EditOutlined, SearchOutlined, UndoOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { useNotify } from "@/shared/notify";
import { useSay } from "@/shared/say";

/** The desk's name and mode, the search, the quick log and the undo. */
export function TopBar({ onSearch, onLog }: { onSearch: () => void; onLog: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const notify = useNotify();
  const { data: desk } = useAsk("desk_status", {});
  const { data: undoable } = useAsk("undo_preview", {});
  const what = undoable?.entry?.can_undo ? say(undoable.entry.what) : undefined;
  return (
    <header className="bar">
      <strong className="bar-desk">{desk?.name}</strong>
      {desk?.is_demonstration && (
        <Tooltip title={t("app.demonstrationSays")}>
          <span className="badge-demonstration">{t("app.demonstration")}</span>
        </Tooltip>
      )}
      <button type="button" className="bar-search" onClick={onSearch}>
        <SearchOutlined />
        <span>{t("app.searchLong")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Tooltip title={what ? t("app.undoWhat", { what }) : t("app.undoNothing")} placement="bottomRight">
        <Button type="text" icon={<UndoOutlined />} disabled={!what} onClick={() => void notify.undo()}>
          {t("app.undo")}
        </Button>
      </Tooltip>
      <Tooltip title="Ctrl J" placement="bottomRight">
        <Button icon={<EditOutlined />} onClick={onLog}>
          {t("app.log")}
        </Button>
      </Tooltip>
    </header>
  );
}
