// What stands over a list of which rows are selected: how many, what can be done with them, and the way out.
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Failure } from "@/ipc";
import type { Selection } from "./DataTable/useSelection";
import { FailureNote } from "./states";
import css from "./SelectionBar.module.css";

export function SelectionBar({ selection, failure, children }: { selection: Selection; failure: Failure | null; children: ReactNode }) {
  const { t } = useTranslation();
  const says = t("shared.select.what", { count: selection.ids.size });
  return (
    <div className={css.bar} role="toolbar" aria-label={says}>
      <span aria-live="polite">{says}</span>
      {children}
      <Button type="link" onClick={selection.clear}>
        {t("shared.select.clear")}
      </Button>
      <FailureNote failure={failure} />
    </div>
  );
}
