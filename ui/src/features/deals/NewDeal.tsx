import { Button, Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { useAction } from "@/ipc";
import { FailureNote, TextField, useDraft, useNotify } from "@/shared";
import { OrganisationPicker, ResultPicker } from "./Pickers";

interface Typed {
  title: string;
  results: string[];
  client: string | null;
}

const FRESH: Typed = { title: "", results: [], client: null };

/** Opens a deal: a title, what it is about, and the client where known. */
export function NewDeal({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const open = useAction("deal_open");
  const { value, change, isDraft, drop } = useDraft("deal_open", FRESH);
  const save = async () => {
    const made = await open.run({ deal: value });
    if (!made) return;
    drop();
    notify.done(t("deals.opened", { title: value.title }));
    onMade(made.id);
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={t("deals.new")}
      footer={
        <div className="form-foot">
          {isDraft && (
            <span className="draft-note">
              <Button size="small" type="text" onClick={drop}>
                {t("shared.draft.drop")}
              </Button>
            </span>
          )}
          <Button onClick={onClose}>{t("shared.cancel")}</Button>
          <Button type="primary" loading={open.busy} onClick={() => void save()}>
            {t("deals.open")}
          </Button>
        </div>
      }
    >
      <div className="stack" onKeyDown={(event) => event.ctrlKey && event.code === "Enter" && void save()}>
        <FailureNote failure={open.failure} except={["deal.title", "deal.client"]} />
        <TextField label={t("deals.name")} name="deal.title" failure={open.failure} required autoFocus value={value.title} onChange={(title) => change({ title })} />
        <ResultPicker label={t("deals.results")} value={value.results} onChange={(results) => change({ results })} />
        <OrganisationPicker label={t("deals.client")} name="deal.client" failure={open.failure} value={value.client} onChange={(client) => change({ client })} />
        <p className="faint">{t("deals.newSays")}</p>
      </div>
    </Drawer>
  );
}
