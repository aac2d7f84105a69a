import { Button } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type DealFields } from "@/ipc";
import { FailureNote, TextField, useDraft, useNotify } from "@/shared";
import { FormDrawer } from "@/shared/FormDrawer";
import { OrganisationPicker, ResultPicker } from "./Pickers";

interface Typed {
  title: string;
  results: string[];
  client: string | null;
}

/** Opens a deal, or changes what one is about: its title, its results, and the client where known. */
export function DealForm({ id, deal, titles, onClose, onMade, onRemoved }: {
  id?: string;
  deal?: DealFields;
  titles?: Record<string, string>;
  onClose: () => void;
  onMade?: (id: string) => void;
  onRemoved?: () => void;
}) {
  const { t } = useTranslation();
  const notify = useNotify();
  const open = useAction("deal_open");
  const changing = useAction("deal_change");
  const remove = useAction("deal_remove");
  const [isSure, setSure] = useState(false);
  const fresh = useMemo<Typed>(() => ({ title: deal?.title ?? "", results: deal?.results ?? [], client: deal?.client ?? null }), [deal]);
  const { value, change, isDraft, drop } = useDraft(id ? `deal_change ${id}` : "deal_open", fresh);
  const failure = open.failure ?? changing.failure;
  const save = async () => {
    const made = id ? await changing.run({ id, deal: value }) : await open.run({ deal: value });
    if (!made) return;
    drop();
    notify.done(t(id ? "deals.changed" : "deals.opened", { title: value.title }));
    if (!id) onMade?.(made.id);
    onClose();
  };
  const throwAway = async () => {
    if (!isSure || !id) return setSure(true);
    if (!(await remove.run({ id }))) return;
    notify.done(t("deals.removed", { title: value.title }));
    onRemoved?.();
  };
  return (
    <FormDrawer
      title={t(id ? "deals.edit" : "deals.new")}
      save={t(id ? "shared.save" : "deals.open")}
      onSave={() => void save()}
      onClose={onClose}
      busy={open.busy || changing.busy}
      onDrop={isDraft && drop}
      aside={
        id && (
          <Button danger={isSure} loading={remove.busy} onClick={() => void throwAway()} onBlur={() => setSure(false)}>
            {t(isSure ? "deals.removeSure" : "deals.removeDeal")}
          </Button>
        )
      }
    >
      <FailureNote failure={failure ?? remove.failure} except={["deal.title", "deal.client"]} />
      <TextField label={t("deals.name")} name="deal.title" failure={failure} required autoFocus value={value.title} onChange={(title) => change({ title })} />
      <ResultPicker label={t("deals.results")} titles={titles} value={value.results} onChange={(results) => change({ results })} />
      <OrganisationPicker label={t("deals.client")} name="deal.client" failure={failure} value={value.client} onChange={(client) => change({ client })} />
      {!id && <p className="faint">{t("deals.newSays")}</p>}
    </FormDrawer>
  );
}
