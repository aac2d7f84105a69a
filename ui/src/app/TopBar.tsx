// The bar at the top of every screen.
import { BellOutlined, EditOutlined, EyeInvisibleOutlined, EyeOutlined, RedoOutlined, SearchOutlined, UndoOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Badge, Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { toggleMask, useIsMasked } from "@/shared/mask";
import { useActWords, useNotify } from "@/shared/notify";
import textCss from "@/shared/text.module.css";
import barCss from "./TopBar.module.css";

/** The desk's name and mode, the search, what is due, the mask, the undo and the quick log. */
export function TopBar({ onSearch, onLog }: { onSearch: () => void; onLog: () => void }) {
  const { t } = useTranslation();
  const words = useActWords();
  const notify = useNotify();
  const { data: desk } = useAsk("desk_status", {});
  const { data: undoable } = useAsk("undo_preview", {});
  const { data: day } = useAsk("today_page", {});
  const navigate = useNavigate();
  const masked = useIsMasked();
  // As many as the day's list shows.
  const due = day?.due.length ?? 0;
  const dueWords = due > 0 ? t("app.due", { count: due }) : t("app.dueNothing");
  const what = undoable?.entry?.can_undo ? words(undoable.entry) : undefined;
  const undone = undoable?.undone ? words(undoable.undone) : undefined;
  return (
    <header className="bar">
      <strong className={barCss.desk} data-held>{desk?.name}</strong>
      {desk?.is_demonstration && (
        <Tooltip title={t("app.demonstrationSays")}>
          <span className={textCss.demonstration}>{t("app.demonstration")}</span>
        </Tooltip>
      )}
      {desk?.look && (
        <Tooltip title={t(`app.lookSays.${desk.look as "desk_in_use" | "desk_read_only" | "disk_full"}`)}>
          <span className={textCss.demonstration}>{t("app.look")}</span>
        </Tooltip>
      )}
      <button type="button" className={barCss.search} onClick={onSearch}>
        <SearchOutlined />
        <span>{t("app.searchLong")}</span>
        <kbd>Ctrl+K</kbd>
      </button>
      <Tooltip title={dueWords} placement="bottomRight">
        <Badge count={due} size="small" offset={[-6, 6]}>
          <Button type="text" icon={<BellOutlined />} aria-label={dueWords} onClick={() => void navigate({ to: "/" })} />
        </Badge>
      </Tooltip>
      <Tooltip title={<span data-words>{t(masked ? "app.unmask" : "app.mask")}</span>} placement="bottomRight">
        <Button
          type="text"
          icon={masked ? <EyeInvisibleOutlined /> : <EyeOutlined />}
          aria-label={t(masked ? "app.unmask" : "app.mask")}
          aria-pressed={masked}
          onClick={toggleMask}
        />
      </Tooltip>
      <Tooltip title={what ? t("app.undoWhat", { what }) : t("app.undoNothing")} placement="bottomRight">
        <Button type="text" icon={<UndoOutlined />} disabled={!what} onClick={() => void notify.undo()}>
          <span className={barCss.word}>{t("app.undo")}</span>
        </Button>
      </Tooltip>
      {undone && (
        <Tooltip title={t("app.redoWhat", { what: undone })} placement="bottomRight">
          <Button type="text" icon={<RedoOutlined />} onClick={() => void notify.redo()}>
            <span className={barCss.word}>{t("app.redo")}</span>
          </Button>
        </Tooltip>
      )}
      <Tooltip title="Ctrl+J" placement="bottomRight">
        <Button icon={<EditOutlined />} onClick={onLog}>
          {t("app.log")}
        </Button>
      </Tooltip>
    </header>
  );
}
