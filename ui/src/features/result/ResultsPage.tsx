// The research results on offer.
import { useTranslation } from "react-i18next";
import type { ResearchResultView } from "@/ipc";
import { Checked, formatWan, ListPage, type Column } from "@/shared";
import textCss from "@/shared/text.module.css";
import { RESULT } from "./fields";
import { Meter } from "./Meter";
import { ResultFacts } from "./ResultFacts";

const WITH_FACTS = { ...RESULT, Facts: ResultFacts };

export default function ResultsPage() {
  const { t } = useTranslation();
  const columns: Column<ResearchResultView>[] = [
    { key: "title", order: "title", title: t("result.columns.title"), width: "minmax(9.5rem, 3fr)", cell: ({ record }) => record.title },
    { key: "owner", title: t("result.columns.owner"), width: "minmax(5rem, 1.5fr)", cell: ({ record }) => <span className={textCss.soft}>{record.owner_name}</span> },
    { key: "number", title: t("result.columns.number"), width: "8.5rem", cell: (row) => <Checked code={row.record.application_number} finding={row.findings.application_number} /> },
    { key: "trl", order: "trl", title: t("result.columns.trl"), width: "2.75rem", align: "right", cell: ({ record }) => record.trl },
    { key: "legal", title: t("result.columns.legal"), width: "4rem", cell: ({ record }) => record.legal_status },
    { key: "asking", order: "asking_amount", title: t("result.columns.asking"), width: "8.5rem", align: "right", cell: ({ record }) => record.asking_amount && formatWan(record.asking_amount) },
    { key: "complete", title: t("result.columns.complete"), width: "4.75rem", cell: ({ record }) => <Meter result={record} /> },
  ];
  return <ListPage kind={WITH_FACTS} columns={columns} />;
}
