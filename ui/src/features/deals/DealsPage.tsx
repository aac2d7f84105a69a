import { useTranslation } from "react-i18next";
import { Bones, Page } from "@/shared";

export default function DealsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("deals.title")}>
      <Bones />
    </Page>
  );
}
