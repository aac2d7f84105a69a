import { useTranslation } from "react-i18next";
import { Bones, Page } from "@/shared";

export default function DealPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("deals.title")}>
      <Bones />
    </Page>
  );
}
