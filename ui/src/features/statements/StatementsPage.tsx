import { useTranslation } from "react-i18next";
import { Bones, Page } from "@/shared";

export default function StatementsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("statements.title")}>
      <Bones />
    </Page>
  );
}
