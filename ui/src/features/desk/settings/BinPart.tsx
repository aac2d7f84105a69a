// The recycle bin: what was put away, of every area that can put something away.
import { Button } from "antd";
import { useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, useAsk, type Discarded } from "@/ipc";
import { Bones, EmptyState, ErrorState, Pages, RowList, Row, Tag, useNotify } from "@/shared";
import { Features, type Bin } from "@/shared/feature";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import textCss from "@/shared/text.module.css";

const SIZE = 100;

export function BinPart() {
  const { t } = useTranslation();
  const notify = useNotify();
  const bins = useContext(Features).flatMap(({ bin }) => bin ?? []);
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useAsk("recycle_bin", { offset: (page - 1) * SIZE, limit: SIZE }, { keep: true });
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  if (data.total === 0) return <EmptyState title={t("desk.settings.bin.empty")} says={t("desk.settings.bin.emptySays")} />;
  const restore = async ({ id }: Discarded, bin: Bin) => {
    try {
      await bin.restore(id);
      notify.done(t("desk.settings.bin.restored"));
    } catch (error) {
      notify.failed(failureOf(error));
    }
  };
  return (
    <>
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
      <Pages page={page} size={SIZE} total={data.total} onPage={setPage} label={t("desk.settings.parts.bin")} />
    </>
  );
}
