// What can be done with the records that are selected in a list.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type Request } from "@/ipc";
import type { Selection } from "../DataTable/useSelection";
import { useNotify } from "../notify";
import { SelectionBar } from "../SelectionBar";
import { useSureOfSeveral } from "../sure";
import { useListExport } from "../useListExport";
import type { RecordArea, RecordKind } from "./kind";
import { SeveralForm } from "./SeveralForm";

export function RecordSelection<A extends RecordArea>({ kind, selection }: { kind: RecordKind<A>; selection: Selection }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const sure = useSureOfSeveral();
  const exportList = useListExport();
  const [isChanging, setChanging] = useState(false);
  const remove = useAction<`${A}_remove_several`>(`${kind.area}_remove_several`);
  const ids = [...selection.ids];
  const { list } = kind;
  const throwAway = async () => {
    if (!(await sure(ids.length))) return;
    const done = (await remove.run({ ids } as unknown as Request<`${A}_remove_several`>)) as { changed: number } | undefined;
    if (!done) return;
    notify.done(t("shared.select.removed", { count: done.changed }));
    selection.clear();
  };
  return (
    <SelectionBar selection={selection} failure={remove.failure}>
      {kind.several && <Button onClick={() => setChanging(true)}>{t("shared.select.button")}</Button>}
      {list && <Button onClick={() => void exportList(list, { ids })}>{t("shared.select.export")}</Button>}
      <Button loading={remove.busy} onClick={() => void throwAway()}>
        {t("shared.record.remove")}
      </Button>
      {isChanging && <SeveralForm kind={kind} ids={ids} onClose={() => setChanging(false)} />}
    </SelectionBar>
  );
}
