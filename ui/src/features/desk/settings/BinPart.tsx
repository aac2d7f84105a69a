// The recycle bin: what was put away, of every area that can put something away.
import { Button } from "antd";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, useAsk, type Discarded } from "@/ipc";
import { Bones, EmptyState, ErrorState, RowList, Row, Tag, useNotify } from "@/shared";
import { Features, type Bin } from "@/shared/feature";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import textCss from "@/shared/text.module.css";

export function BinPart() {
  const { t } = useTranslation();
  const notify = useNotify();
  const bins = useContext(Features).flatMap(({ bin }) => bin ?? []);
  const { data, error, refetch } = useAsk("recycle_bin", {});
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  if (data.records.length === 0) return <EmptyState title={t("desk.settings.bin.empty")} says={t("desk.settings.bin.emptySays")} />;
  const restore = async ({ id }: Discarded, bin: Bin) => {
    try {
      await bin.restore(id);
      notify.done(t("desk.settings.bin.restored"));
    } catch (error) {
      notify.failed(failureOf(error));
    }
  };
  return (
    <RowList label={t("desk.settings.parts.bin")}>
      {data.records.map((record) => {
        const bin = bins.find(({ kind }) => kind === record.kind);
        return (
          <Row
            key={record.id}
            onOpen={() => bin && void restore(record, bin)}
            tools={
              bin && (
                <Button size="small" onClick={() => void restore(record, bin)}>
                  {t("desk.settings.bin.restore")}
                </Button>
              )
            }
          >
            {bin && <Tag>{t(bin.name)}</Tag>}
            <span className={classes(rowsCss.text, rowsCss.line)}>{record.name}</span>
            <span className={classes(rowsCss.side, textCss.figure)}>{t("desk.settings.bin.since", { day: record.removed_on })}</span>
          </Row>
        );
      })}
    </RowList>
  );
}
