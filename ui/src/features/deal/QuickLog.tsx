// What happened on a deal and what comes next, from anywhere.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAsk } from "@/ipc";
import { DayField, Field, FormDialog, lack, Pick, TextField, useForm, useNotify, useSettledSearch, type QuickLogStart } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import css from "./deal.module.css";

interface Typed {
  deal: string | null;
  text: string;
  what: string;
  on: string | null;
}

const FRESH: Typed = { deal: null, text: "", what: "", on: null };

export default function QuickLog({ start, onClose }: { start: QuickLogStart; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const [search, setSearch] = useState("");
  const onSearch = useSettledSearch(setSearch);
  const { data } = useAsk("deal_list", { search, offset: 0, limit: 30 }, { keep: true });
  const form = useForm<Typed, unknown>({
    draft: `quick-log:${start.deal ?? ""}`,
    fresh: { ...FRESH, deal: start.deal ?? null },
    check: ({ deal, text, what, on }) => {
      if (!deal) return lack("id", "deal.quickLog.dealMissing");
      if ((what.trim() === "") !== (on === null)) return lack("next.what", "deal.quickLog.nextHalf");
      return text.trim() || what.trim() || start.finishes ? null : lack("text", "deal.quickLog.textMissing");
    },
    send: ({ deal, text, what, on }) => {
      const next = what.trim() && on ? { what: what.trim(), on } : null;
      const id = deal ?? "";
      if (!text.trim()) return rpc("next_action_set", { id, next });
      return rpc("note_log", { id, text: text.trim(), next, finishes_next: start.finishes ?? false });
    },
    onDone: () => {
      onClose();
      notify.done(t("deal.quickLog.saved"));
    },
  });
  const { value, change } = form;
  const options = useMemo(() => {
    const found = (data?.deals ?? []).map(({ id, title, stage }) => ({ value: id, label: title, stage }));
    const isListed = !start.deal || found.some((option) => option.value === start.deal);
    return isListed ? found : [{ value: start.deal!, label: start.title ?? "", stage: undefined }, ...found];
  }, [data, start]);

  return (
    <FormDialog
      form={form}
      title={t("deal.quickLog.title")}
      width="36rem"
      save={t("deal.quickLog.save")}
      aside={<span className={textCss.faint}>{t("deal.quickLog.hint")}</span>}
      first={value.deal ? "text" : "id"}
      onClose={onClose}
    >
      <div className={formCss.form}>
        <Field label={t("deal.quickLog.deal")} name="id" required wide>
          <Pick
            showSearch={{ filterOption: false, onSearch }}
            value={value.deal}
            options={options}
            placeholder={t("deal.quickLog.dealPlaceholder")}
            notFoundContent={t("deal.quickLog.none")}
            onChange={(deal: string) => change({ deal })}
            optionRender={({ label, data: option }) => (
              <span className={css.option}>
                <span className={textCss.cut}>{label}</span>
                {option.stage && <span className={textCss.faint}>{t(`deal.stages.${option.stage}`)}</span>}
              </span>
            )}
          />
        </Field>
        <TextField
          label={t("deal.quickLog.text")}
          name="text"
          wide
          rows={3}
          value={value.text}
          onChange={(text) => change({ text })}
          placeholder={t("deal.quickLog.textPlaceholder")}
        />
        <TextField
          label={t("deal.quickLog.next")}
          name="next.what"
          value={value.what}
          onChange={(what) => change({ what })}
          placeholder={t("deal.quickLog.nextPlaceholder")}
          hint={start.finishes && !value.what && t("deal.quickLog.clears")}
        />
        <DayField label={t("deal.quickLog.on")} name="next.on" value={value.on} onChange={(on) => change({ on })} />
      </div>
    </FormDialog>
  );
}
