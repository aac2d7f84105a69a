// The form of a deal: its title, its results, and the client where known.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, useAsk, type DealFields, type Party } from "@/ipc";
import { FormDrawer, TextField, useForm, useNotify, useSureOfRemoval } from "@/shared";
import textCss from "@/shared/text.module.css";
import { OrganisationPicker, ResultPicker } from "./Pickers";

interface Typed {
  /** What it is called; as it is about where nothing is said. */
  title: string | null;
  results: string[];
  client: string | null;
}

/** The words by which a deal is called where nobody says others: its client and its first result. */
const proposed = (client: string | undefined, result: string | undefined) => [client, result].filter(Boolean).join(" × ");

/** Opens a deal, or changes what one is about; a new one is called by what it is about until somebody says otherwise. */
export function DealForm({ id, deal, titles, begins = {}, parties, onClose, onMade, onRemoved }: {
  id?: string;
  deal?: DealFields;
  titles?: Record<string, string>;
  /** The result and the client that a new one begins with. */
  begins?: { result?: string; client?: string };
  /** Who takes part in it. */
  parties?: readonly Party[];
  onClose: () => void;
  onMade?: (id: string) => void;
  onRemoved?: () => void;
}) {
  const { t } = useTranslation();
  const notify = useNotify();
  const sure = useSureOfRemoval();
  const form = useForm<Typed, { id: string }>({
    draft: id ? `deal_change ${id}` : `deal_open ${begins.result ?? begins.client ?? ""}`.trim(),
    fresh: { title: deal?.title ?? null, results: deal?.results ?? (begins.result ? [begins.result] : []), client: deal?.client ?? begins.client ?? null },
    send: (typed): Promise<{ id: string }> => {
      const said = { ...typed, title: typed.title ?? title };
      return id ? rpc("deal_change", { id, deal: said }) : rpc("deal_open", { deal: said });
    },
    onDone: (made) => {
      notify.done(t(id ? "deal.changed" : "deal.opened", { title }));
      // Whoever hears of a new deal opens it, and leaves the form with that.
      if (id) onClose();
      else onMade?.(made.id);
    },
  });
  const { value, change } = form;
  const client = useAsk("organisation_view", { id: value.client ?? "" }, { when: value.client !== null }).data?.record.name;
  const result = useAsk("result_view", { id: value.results[0] ?? "" }, { when: value.results.length > 0 }).data?.record.title;
  const title: string = value.title ?? proposed(value.client === null ? undefined : client, value.results.length === 0 ? undefined : result);
  const throwAway = async () => {
    if (!id || !(await sure("deal", id, deal?.title ?? ""))) return;
    try {
      await rpc("deal_remove", { id });
      notify.done(t("deal.removed", { title }));
      onRemoved?.();
    } catch (error) {
      form.refuse(failureOf(error));
    }
  };
  return (
    <FormDrawer
      form={form}
      title={t(id ? "deal.edit" : "deal.new")}
      byEnter
      save={t(id ? "shared.save" : "deal.open")}
      onClose={onClose}
      aside={
        id && (
          <Button type="text" onClick={() => void throwAway()}>
            {t("shared.record.remove")}
          </Button>
        )
      }
    >
      <ResultPicker label={t("deal.results")} name="deal.results" titles={titles} value={value.results} onChange={(results) => change({ results })} />
      <OrganisationPicker label={t("deal.client")} name="deal.client" likely={parties} value={value.client} onChange={(client) => change({ client })} />
      <TextField label={t("deal.name")} name="deal.title" required value={title} onChange={(title) => change({ title })} />
      {!id && <p className={textCss.faint}>{t("deal.newSays")}</p>}
    </FormDrawer>
  );
}
