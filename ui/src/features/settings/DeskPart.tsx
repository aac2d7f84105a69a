import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { queryClient, useAction, useAsk } from "@/ipc";
import { Bones, ErrorState, Facts, FailureNote, formatCount } from "@/shared";

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
          { label: t("settings.desk.name"), value: desk.name },
          { label: t("settings.desk.mode"), value: t(desk.is_demonstration ? "settings.desk.demonstration" : "settings.desk.real") },
          { label: t("settings.desk.created"), value: <span className="figure">{desk.created_on}</span> },
          { label: t("settings.desk.entries"), value: <span className="figure">{formatCount(desk.entries)}</span> },
          { label: t("settings.desk.folder"), value: desk.folder, wide: true },
          { label: t("settings.desk.head"), value: <span className="settings-hash">{desk.head}</span>, wide: true },
        ]}
      />
      <div className="settings-act">
        <div>
          <strong>{t("settings.desk.close")}</strong>
          <span className="soft">{t("settings.desk.closeSays")}</span>
        </div>
        <Button
          loading={close.busy}
          onClick={async () => {
            if (await close.run({})) await queryClient.resetQueries();
          }}
        >
          {t("settings.desk.close")}
        </Button>
      </div>
    </>
  );
}
