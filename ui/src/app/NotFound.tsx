// What stands at an address that no feature has.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/shared/states";

export function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EmptyState title={t("app.notFound")}>
      <Button type="primary" onClick={() => void navigate({ to: "/" })}>
        {t("app.toToday")}
      </Button>
    </EmptyState>
  );
}
