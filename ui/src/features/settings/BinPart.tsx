import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, useAsk, type Discarded } from "@/ipc";
import { Bones, EmptyState, ErrorState, RowList, Row, Tag, useNotify } from "@/shared";

const RESTORE = { organisation: "organisation_restore", result: "result_restore", deal: "deal_restore" } as const;

export function BinPart() {
  const { t } = useTranslation();
  const notify = useNotify();
  const { data, error, refetch } = useAsk("recycle_bin", {});
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  if (data.records.length === 0) return <EmptyState title={t("settings.bin.empty")} says={t("settings.bin.emptySays")} />;
  const restore = async (record: Discarded) => {
    try {
      await rpc(RESTORE[record.kind as keyof typeof RESTORE], { id: record.id });
      notify.done(t("settings.bin.restored"));
    } catch (error) {
      notify.failed(failureOf(error));
    }
  };
  return (
    <RowList label={t("settings.parts.bin")}>
      {data.records.map((record) => (
        <Row
          key={record.id}
          onOpen={() => void restore(record)}
          tools={
            <Button size="small" onClick={() => void restore(record)}>
              {t("settings.bin.restore")}
            </Button>
          }
        >
          <Tag>{t(`settings.bin.kinds.${record.kind}`)}</Tag>
          <span className="row-text is-line">{record.name}</span>
          <span className="row-side figure">{t("settings.bin.since", { day: record.removed_on })}</span>
        </Row>
      ))}
    </RowList>
  );
}
