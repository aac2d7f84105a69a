import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, useProgress } from "@/ipc";
import { formatCount } from "@/shared";

/** How far the import has come, and the way out of it. */
export function Running() {
  const { t } = useTranslation();
  const progress = useProgress();
  return (
    <div className="state" role="status">
      <Progress percent={Math.floor((progress?.per_mille ?? 0) / 10)} className="import-progress" />
      <p className="figure">{progress ? t("import.progress.rows", { rows: formatCount(progress.rows) }) : t("import.progress.reading")}</p>
      <Button onClick={() => void rpc("cancel", {}).catch(() => undefined)}>{t("import.progress.cancel")}</Button>
      <p className="faint">{t("import.progress.cancelSays")}</p>
    </div>
  );
}
