// Opens what a list is narrowed down by, and says by how much it is.
import { FilterOutlined } from "@ant-design/icons";
import { Badge, Button } from "antd";
import { useTranslation } from "react-i18next";

export function NarrowButton({ count, isOpen, onTurn }: { count: number; isOpen: boolean; onTurn: () => void }) {
  const { t } = useTranslation();
  return (
    <Badge count={count} size="small" color="var(--teal)">
      <Button icon={<FilterOutlined />} aria-expanded={isOpen} onClick={onTurn}>
        {t("shared.list.narrow")}
      </Button>
    </Badge>
  );
}
