import { Button, Modal, Select, type RefSelectProps } from "antd";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk } from "@/ipc";
import { DayField, FailureNote, Field, isComposing, TextField, useDraft, useNotify, useSettledSearch, type QuickLogStart } from "@/shared";

const FRESH = { deal: null as string | null, text: "", what: "", on: null as string | null };

/** What happened on a deal and what comes next, from anywhere. */
export default function QuickLog({ start, onClose }: { start: QuickLogStart; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { value, change, drop } = useDraft(`quick-log:${start.deal ?? ""}`, FRESH);
  const deal = value.deal ?? start.deal ?? null;
  const field = useRef<RefSelectProps>(null);
  const [search, setSearch] = useState("");
  const onSearch = useSettledSearch(setSearch);
  const { data } = useAsk("deal_list", { search }, { keep: true });
  const log = useAction("note_log");
  const next = useAction("next_action_set");
  const [missing, setMissing] = useState<"dealMissing" | "textMissing" | "nextHalf" | null>(null);

  const options = useMemo(() => {
    const found = (data?.deals ?? []).map(({ id, title, stage }) => ({ value: id, label: title, stage }));
    const isListed = !start.deal || found.some((option) => option.value === start.deal);
    return isListed ? found : [{ value: start.deal!, label: start.title ?? "", stage: undefined }, ...found];
  }, [data, start]);

  const save = async () => {
    const text = value.text.trim();
    const what = value.what.trim();
    const lack = !deal ? "dealMissing" : (what === "") !== (value.on === null) ? "nextHalf" : text === "" && what === "" && !start.finishes ? "textMissing" : null;
    setMissing(lack);
    if (lack || !deal) return;
    const step = what && value.on ? { what, on: value.on } : null;
    // One action, so that one undo takes back all of it.
    if (text && !(await log.run({ id: deal, text, next: step, finishes_next: start.finishes ?? false }))) return;
    if (!text && !(await next.run({ id: deal, next: step }))) return;
    drop();
    onClose();
    notify.done(t("quicklog.saved"));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.ctrlKey || isComposing(event)) return;
    event.preventDefault();
    void save();
  };
  return (
    <Modal
      open
      title={t("quicklog.title")}
      width="36rem"
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && !deal && field.current?.focus()}
      footer={
        <div className="form-foot">
          <span className="faint">{t("quicklog.hint")}</span>
          <Button onClick={onClose}>{t("shared.cancel")}</Button>
          <Button type="primary" loading={log.busy || next.busy} onClick={() => void save()}>
            {t("quicklog.save")}
          </Button>
        </div>
      }
    >
      <div className="form" onKeyDown={onKeyDown}>
        <FailureNote failure={log.failure ?? next.failure} />
        <Field label={t("quicklog.deal")} required wide hint={missing === "dealMissing" && <span className="bad">{t("quicklog.dealMissing")}</span>}>
          <Select
            showSearch={{ filterOption: false, onSearch }}
            ref={field}
            value={deal}
            options={options}
            placeholder={t("quicklog.dealPlaceholder")}
            notFoundContent={t("quicklog.none")}
            onChange={(chosen: string) => change({ deal: chosen })}
            optionRender={({ label, data: option }) => (
              <span className="option-line">
                <span className="cut">{label}</span>
                {option.stage && <span className="faint">{t(`words.stages.${option.stage}`)}</span>}
              </span>
            )}
          />
        </Field>
        <TextField
          label={t("quicklog.text")}
          wide
          rows={3}
          autoFocus={!!deal}
          value={value.text}
          onChange={(text) => change({ text })}
          placeholder={t("quicklog.textPlaceholder")}
          hint={missing === "textMissing" && <span className="bad">{t("quicklog.textMissing")}</span>}
        />
        <TextField
          label={t("quicklog.next")}
          value={value.what}
          onChange={(what) => change({ what })}
          placeholder={t("quicklog.nextPlaceholder")}
          hint={missing === "nextHalf" ? <span className="bad">{t("quicklog.nextHalf")}</span> : start.finishes && !value.what && t("quicklog.clears")}
        />
        <DayField label={t("quicklog.on")} value={value.on} onChange={(on) => change({ on })} />
      </div>
    </Modal>
  );
}
