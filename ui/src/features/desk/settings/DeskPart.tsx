// Settings: what the desk says of itself, and its closing.
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { queryClient, useAction, useAsk } from "@/ipc";
import { Bones, ErrorState, Facts, FailureNote, formatCount } from "@/shared";
import textCss from "@/shared/text.module.css";
import { MoveDialog } from "./MoveDialog";
import css from "./settings.module.css";

export function DeskPart() {
  const { t } = useTranslation();
  const { data: desk, error, refetch } = useAsk("desk_status", {});
  const close = useAction("desk_close");
  const [isMoving, setMoving] = useState(false);
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!desk) return <Bones />;
  return (
    <>
      <FailureNote failure={close.failure} />
      {desk.kept_in_step_by && (
        <Alert type="warning" showIcon title={t("desk.settings.desk.inCloud", { drive: desk.kept_in_step_by })} description={t("desk.settings.desk.inCloudSays")} />
      )}
      <Facts
        facts={[
          { label: t("desk.settings.desk.name"), value: desk.name },
          { label: t("desk.settings.desk.mode"), value: t(desk.is_demonstration ? "desk.settings.desk.demonstration" : "desk.settings.desk.real") },
          { label: t("desk.settings.desk.created"), value: <span className={textCss.figure}>{desk.created_on}</span> },
          { label: t("desk.settings.desk.entries"), value: <span className={textCss.figure}>{formatCount(desk.entries)}</span> },
          { label: t("desk.settings.desk.folder"), value: desk.folder, wide: true },
          { label: t("desk.settings.desk.head"), value: <span className={css.hash}>{desk.head}</span>, wide: true },
        ]}
      />
      <div className={css.act}>
        <div>
          <strong>{t("desk.settings.desk.move")}</strong>
          <span className={textCss.soft}>{t("desk.settings.desk.moveSays")}</span>
        </div>
        <Button onClick={() => setMoving(true)}>{t("desk.settings.desk.move")}</Button>
      </div>
      {isMoving && <MoveDialog onClose={() => setMoving(false)} />}
      <div className={css.act}>
        <div>
          <strong>{t("desk.settings.desk.close")}</strong>
          <span className={textCss.soft}>{t("desk.settings.desk.closeSays")}</span>
        </div>
        <Button
          loading={close.busy}
          onClick={async () => {
            if (await close.run({})) await queryClient.resetQueries();
          }}
        >
          {t("desk.settings.desk.close")}
        </Button>
      </div>
    </>
  );
}
