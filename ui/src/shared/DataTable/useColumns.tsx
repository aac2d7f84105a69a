// Which columns of a list are shown, as its user chose them on this computer.
import { ControlOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "./DataTable";
import tableCss from "./DataTable.module.css";

/** The columns to show, and the button to choose them by. The first one, which names the row, always stays. */
export function useColumns<T>(list: string, all: Column<T>[]): { columns: Column<T>[]; choice: ReactNode } {
  const { t } = useTranslation();
  const key = `columns.${list}`;
  const [chosen, setChosen] = useState<readonly string[] | null>(() => kept(key));
  const isShown = ({ key, isExtra }: Column<T>, index: number) => index === 0 || (chosen ? chosen.includes(key) : !isExtra);
  const choose = (next: string[] | null) => {
    if (next) localStorage.setItem(key, JSON.stringify(next));
    else localStorage.removeItem(key);
    setChosen(next);
  };
  const columns = all.filter(isShown);
  const choice = (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className={tableCss.choice}>
          <Checkbox.Group options={all.slice(1).map(({ key, title }) => ({ value: key, label: title }))} value={columns.map(({ key }) => key)} onChange={(keys) => choose(keys)} />
          <Button type="link" size="small" disabled={!chosen} onClick={() => choose(null)}>
            {t("shared.columns.usual")}
          </Button>
        </div>
      }
    >
      <Button icon={<ControlOutlined />} title={t("shared.columns.choose")} aria-label={t("shared.columns.choose")} />
    </Popover>
  );
  return { columns, choice };
}

function kept(key: string): string[] | null {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : null;
  } catch {
    return null;
  }
}
