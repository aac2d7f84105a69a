// What can be done with the deals that are selected in the table.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAction } from "@/ipc";
import { DayField, FormDialog, given, lack, SelectionBar, TextField, useForm, useNotify, useSureOfSeveral, type Selection } from "@/shared";
import textCss from "@/shared/text.module.css";
import { ExportMenu } from "./ExportMenu";

export function DealSelection({ selection }: { selection: Selection }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const sure = useSureOfSeveral();
  const [isPlanning, setPlanning] = useState(false);
  const remove = useAction("deal_remove_several");
  const ids = [...selection.ids];
  const throwAway = async () => {
    if (!(await sure(ids.length))) return;
    const done = await remove.run({ ids });
    if (!done) return;
    notify.done(t("shared.select.removed", { count: done.changed }), { canUndo: done.changed > 0 });
    selection.clear();
  };
  return (
    <SelectionBar selection={selection} failure={remove.failure}>
      <Button onClick={() => setPlanning(true)}>{t("deal.several.plan")}</Button>
      <ExportMenu of={{ ids }} words={t("shared.select.export")} />
      <Button loading={remove.busy} onClick={() => void throwAway()}>
        {t("shared.record.remove")}
      </Button>
      {isPlanning && <PlanForm ids={ids} onClose={() => setPlanning(false)} />}
    </SelectionBar>
  );
}

/** Moves their next actions to a day, or sets the same one for all of them. */
function PlanForm({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const form = useForm<{ on: string | null; what: string }, { changed: number }>({
    draft: null,
    fresh: { on: null, what: "" },
    check: ({ on }) => (on === null ? lack("on", "deal.nextOnMissing") : null),
    send: ({ on, what }) => rpc("next_action_set_several", { ids, on: given(on), what: what.trim() === "" ? null : what }),
    onDone: ({ changed }) => {
      notify.done(t("deal.several.planned", { count: changed }), { canUndo: changed > 0 });
      onClose();
    },
  });
  const { value, change } = form;
  return (
    <FormDialog form={form} title={t("deal.several.title", { count: ids.length })} save={t("shared.save")} byEnter onClose={onClose}>
      <DayField label={t("deal.nextOn")} name="on" required value={value.on} onChange={(on) => change({ on })} />
      <TextField label={t("deal.next")} name="what" value={value.what} onChange={(what) => change({ what })} hint={t("deal.several.whatHint")} />
      <p className={textCss.soft}>{t("deal.several.says")}</p>
    </FormDialog>
  );
}
