// The form of a deal: its title, its results, and the client where known.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, type DealFields } from "@/ipc";
import { FormDrawer, TextField, useForm, useNotify } from "@/shared";
import textCss from "@/shared/text.module.css";
import { OrganisationPicker, ResultPicker } from "./Pickers";

interface Typed {
  title: string;
  results: string[];
  client: string | null;
}

/** Opens a deal, or changes what one is about. */
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
  const [isSure, setSure] = useState(false);
  const form = useForm<Typed, { id: string }>({
    draft: id ? `deal_change ${id}` : "deal_open",
    fresh: { title: deal?.title ?? "", results: deal?.results ?? [], client: deal?.client ?? null },
    send: (deal) => (id ? rpc("deal_change", { id, deal }) : rpc("deal_open", { deal })),
    onDone: (made, { title }) => {
      notify.done(t(id ? "deal.changed" : "deal.opened", { title }));
      if (!id) onMade?.(made.id);
      onClose();
    },
  });
  const { value, change } = form;
  const throwAway = async () => {
    if (!isSure || !id) return setSure(true);
    try {
      await rpc("deal_remove", { id });
      notify.done(t("deal.removed", { title: value.title }));
      onRemoved?.();
    } catch (error) {
      form.refuse(failureOf(error));
    }
  };
  return (
    <FormDrawer
      form={form}
      title={t(id ? "deal.edit" : "deal.new")}
      save={t(id ? "shared.save" : "deal.open")}
      onClose={onClose}
      aside={
        id && (
          <Button danger={isSure} onClick={() => void throwAway()} onBlur={() => setSure(false)}>
            {t(isSure ? "deal.removeSure" : "deal.removeDeal")}
          </Button>
        )
      }
    >
      <TextField label={t("deal.name")} name="deal.title" required value={value.title} onChange={(title) => change({ title })} />
      <ResultPicker label={t("deal.results")} name="deal.results" titles={titles} value={value.results} onChange={(results) => change({ results })} />
      <OrganisationPicker label={t("deal.client")} name="deal.client" value={value.client} onChange={(client) => change({ client })} />
      {!id && <p className={textCss.faint}>{t("deal.newSays")}</p>}
    </FormDrawer>
  );
}
