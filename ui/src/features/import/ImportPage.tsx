import { useTranslation } from "react-i18next";
import { Bones, Page } from "@/shared";

export default function ImportPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("app.product")}>
      <Bones />
    </Page>
  );
}
