import { useTranslation } from "react-i18next";
import { Bones, Page } from "@/shared";

export default function RatesPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("rates.title")}>
      <Bones />
    </Page>
  );
}
