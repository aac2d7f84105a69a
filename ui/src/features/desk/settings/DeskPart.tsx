// Settings: what the desk says of itself, and its closing.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { queryClient, useAction, useAsk } from "@/ipc";
import { Bones, ErrorState, Facts, FailureNote, formatCount } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

export function DeskPart() {
  const { t } = useTranslation();
  const { data: desk, error, refetch } = useAsk("desk_status", {});
  const close = useAction("desk_close");
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!desk) return <Bones />;
  return (
    <>
      <FailureNote failure={close.failure} />
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
