// The research results on offer.
import { useTranslation } from "react-i18next";
import type { ResearchResultView } from "@/ipc";
import { Checked, choiceWord, formatLarge, ListPage, Tag, type Column } from "@/shared";
import textCss from "@/shared/text.module.css";
import { Owner, RESULT } from "./fields";
import { Meter } from "./Meter";
import { ResultFacts } from "./ResultFacts";

const WITH_FACTS = { ...RESULT, Facts: ResultFacts };

export default function ResultsPage() {
  const { t } = useTranslation();
  const columns: Column<ResearchResultView>[] = [
    { key: "title", order: "title", title: t("result.columns.title"), width: "minmax(8.5rem, 3fr)", cell: ({ record }) => record.title },
    { key: "owner", order: "owner", title: t("result.columns.owner"), width: "minmax(5rem, 1.5fr)", cell: ({ record }) => <span className={textCss.soft}><Owner of={record} /></span> },
    { key: "number", title: t("result.columns.number"), width: "8.5rem", cell: (row) => <Checked code={row.record.application_number} finding={row.findings.application_number} /> },
    { key: "trl", order: "trl", title: t("result.columns.trl"), width: "2.75rem", align: "right", cell: ({ record }) => record.trl },
    { key: "legal", title: t("result.columns.legal"), width: "4rem", cell: ({ record }) => record.legal_status && choiceWord(t, "result", "legal_status", record.legal_status) },
    { key: "asking", order: "asking_amount", title: t("result.columns.asking"), width: "7.5rem", align: "right", cell: ({ record }) => record.asking_amount && formatLarge(record.asking_amount) },
    { key: "complete", title: t("result.columns.complete"), width: "4.75rem", cell: ({ record }) => <Meter result={record} /> },
    { key: "kind", title: t("result.fields.patent_kind"), width: "minmax(4rem, 1fr)", isExtra: true, cell: ({ record }) => record.patent_kind && choiceWord(t, "result", "patent_kind", record.patent_kind) },
    { key: "region", title: t("result.fields.region"), width: "minmax(5rem, 1fr)", isExtra: true, cell: ({ record, names }) => names.region ?? record.region },
    { key: "industry", title: t("result.fields.industry"), width: "minmax(5rem, 1fr)", isExtra: true, cell: ({ record, names }) => names.industry ?? record.industry },
    { key: "discipline", title: t("result.fields.discipline"), width: "minmax(5rem, 1fr)", isExtra: true, cell: ({ record, names }) => names.discipline ?? record.discipline },
    { key: "tags", title: t("result.fields.tags"), width: "minmax(5rem, 1fr)", isExtra: true, cell: ({ record }) => record.tags?.map((tag) => <Tag key={tag} holds>{tag}</Tag>) },
    { key: "granted", title: t("result.fields.granted_on"), width: "6.5rem", isExtra: true, cell: ({ record }) => <span className={textCss.figure}>{record.granted_on}</span> },
  ];
  return <ListPage kind={WITH_FACTS} columns={columns} />;
}
