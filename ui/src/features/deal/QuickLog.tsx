// What happened on a deal and what comes next, from anywhere.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAsk } from "@/ipc";
import { DayField, Field, finishNext, FormDialog, formatDay, lack, Pick, TextField, useForm, useNotify, useSettledSearch } from "@/shared";
import type { Begun } from "@/shared/begin";
import { useUnderstood } from "@/shared/fields/useUnderstood";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import { tailOf } from "./tail";
import css from "./deal.module.css";

interface Typed {
  deal: string | null;
  text: string;
  what: string;
  on: string | null;
}

const FRESH: Typed = { deal: null, text: "", what: "", on: null };

/** So much of what happened names a next step that was given a day and no words. */
const NAMES = 40;

/** A note, and the next step by a day alone, by words and a day, or by a day behind an @ at the end of the note. */
export default function QuickLog({ start, onClose }: { start: Begun; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const notify = useNotify();
  const [search, setSearch] = useState("");
  const onSearch = useSettledSearch(setSearch);
  const { data, isPlaceholderData } = useAsk("deal_list", { search, offset: 0, limit: 30 }, { keep: true });
  const stepOf = (what: string, said: string) => what.trim() || t("deal.quickLog.followUp", { said: said.split("\n")[0]!.slice(0, NAMES) });
  const form = useForm<Typed, unknown>({
    draft: `quick-log:${start.deal ?? ""}`,
    fresh: { ...FRESH, deal: start.deal ?? null },
    check: ({ text, what, on }) => {
      const { said, day } = tailOf(text);
      if (what.trim() !== "" && on === null && day === undefined) return lack("next.on", "deal.quickLog.nextHalf");
      if (said === "" && what.trim() === "" && (on ?? day) !== null && (on ?? day) !== undefined) return lack("next.what", "deal.quickLog.nextHalf");
      return said || what.trim() || start.finishes ? null : lack("text", "deal.quickLog.textMissing");
    },
    send: async ({ deal, text, what, on }) => {
      const tail = tailOf(text);
      const day = on ?? (tail.day === undefined ? null : await rpc("day_read", { text: tail.day }).then(({ day }) => day, () => null));
      // What is no day belongs to what was said.
      const said = on === null && day === null ? text.trim() : tail.said;
      const next = day === null ? null : { what: stepOf(what, said), on: day };
      const id = deal ?? "";
      if (!said && start.finishes) return finishNext("deal", id, (await rpc("deal_page", { id })).next_action?.what, t, next);
      if (!said) return rpc("next_action_set", { id, next });
      return rpc("note_log", { id, text: said, next, finishes_next: start.finishes ?? false });
    },
    onDone: () => {
      onClose();
      notify.done(t("deal.quickLog.saved"));
    },
  });
  const { value, change } = form;
  const { said, day } = tailOf(value.text);
  const understood = useUnderstood(day ?? "", (text) => rpc("day_read", { text })).answer?.day;
  // What was to come next gives way to what comes next now: it is said before.
  const standing = useAsk("deal_page", { id: value.deal ?? "" }, { when: value.deal !== null && !start.finishes }).data?.next_action;
  const replaces = standing?.what && (value.on !== null || understood !== undefined) && t("deal.quickLog.replaces", { what: standing.what, day: standing.on });
  const options = useMemo(() => {
    const found = (data?.deals ?? []).map(({ id, title, stage }) => ({ value: id, label: title, stage }));
    const isListed = !start.deal || found.some((option) => option.value === start.deal);
    return isListed ? found : [{ value: start.deal!, label: start.title ?? "", stage: undefined }, ...found];
  }, [data, start]);

  return (
    <FormDialog
      byEnter
      form={form}
      title={t("deal.quickLog.title")}
      width="36rem"
      save={t("deal.quickLog.save")}
      aside={<span className={textCss.faint}>{t("deal.quickLog.hint")}</span>}
      first={!value.deal ? "id" : start.act === "next" ? "next.on" : "text"}
      onClose={onClose}
    >
      <div className={formCss.form}>
        <Field label={t("deal.quickLog.deal")} name="id" required isEmpty={value.deal === null} wide>
          <Pick
            opensByItself
            isLooking={!data || isPlaceholderData}
            showSearch={{ filterOption: false, onSearch }}
            value={value.deal}
            options={options}
            placeholder={t("deal.quickLog.dealPlaceholder")}
            notFoundContent={t("deal.quickLog.none")}
            onChange={(deal: string) => {
              change({ deal });
              form.begin(start.act === "next" ? "next.on" : "text");
            }}
            optionRender={({ label, data: option }) => (
              <span className={css.option}>
                <span className={textCss.cut}>{label}</span>
                {option.stage && <span className={textCss.soft}>{t(`deal.stages.${option.stage}`)}</span>}
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
          hint={understood && value.on === null && <span className={textCss.good}>{t("deal.quickLog.tail", { day: formatDay(understood, i18n.language) })}</span>}
        />
        <DayField label={t("deal.quickLog.on")} name="next.on" value={value.on} onChange={(on) => change({ on })} />
        <TextField
          label={t("deal.quickLog.next")}
          name="next.what"
          value={value.what}
          onChange={(what) => change({ what })}
          placeholder={said ? stepOf("", said) : t("deal.quickLog.nextPlaceholder")}
          hint={replaces ? <span className={textCss.warn}>{replaces}</span> : start.finishes && !value.what && value.on === null && !understood && t("deal.quickLog.clears")}
        />
      </div>
    </FormDialog>
  );
}
