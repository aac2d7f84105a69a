import { PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Failure, FinisherFields } from "@/ipc";
import { useComposed, useSay } from "@/shared";

/** The finishers in their order, with their shares. */
export function Finishers({ value, onChange, failure }: { value: FinisherFields[]; onChange: (finishers: FinisherFields[]) => void; failure: Failure | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const refused = failure?.field.startsWith("result.finishers") ? say(failure.message) : undefined;
  const put = (index: number, finisher: FinisherFields) => onChange(value.map((other, at) => (at === index ? finisher : other)));
  return (
    <div className="finishers">
      {value.map((finisher, index) => (
        <Finisher key={index} value={finisher} onChange={(next) => put(index, next)} onRemove={() => onChange(value.filter((_, at) => at !== index))} />
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...value, { name: "", share: null }])}>
        {t("results.addFinisher")}
      </Button>
      <span className={`field-hint ${refused ? "bad" : ""}`}>{refused ?? t("results.hints.finishers")}</span>
    </div>
  );
}

function Finisher({ value, onChange, onRemove }: { value: FinisherFields; onChange: (finisher: FinisherFields) => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const name = useComposed(value.name ?? "", (next) => onChange({ ...value, name: next }));
  const share = useComposed(value.share ?? "", (next) => onChange({ ...value, share: next.trim() || null }));
  return (
    <div className="finisher">
      <Input {...name} aria-label={t("results.fields.finisher_name")} placeholder={value.name === null ? t("results.erased") : t("results.fields.finisher_name")} />
      <Input {...share} className="figure-field" aria-label={t("results.fields.finisher_share")} suffix="%" />
      <Button type="text" onClick={onRemove}>
        {t("results.removeFinisher")}
      </Button>
    </div>
  );
}
