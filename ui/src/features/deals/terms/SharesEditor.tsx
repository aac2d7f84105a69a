import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type Failure } from "@/ipc";
import { useComposed, useSay } from "@/shared";
import { isWhole, readShare } from "@/shared/rate";
import { PayeeForm } from "./PayeeForm";
import type { TypedShare } from "./typed";

/** Who gets which part of each line; the order decides about odd fen. */
export function SharesEditor({ value, onChange, failure }: { value: TypedShare[]; onChange: (shares: TypedShare[]) => void; failure: Failure | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const payees = useAsk("payee_list", {}).data?.payees ?? [];
  const [adding, setAdding] = useState<string | null>(null);
  const [listed, setListed] = useState<string | null>(null);
  const set = (key: string, part: Partial<TypedShare>) => onChange(value.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const read = value.map((row) => readShare(row.share));
  const isRead = read.every((share): share is string => share !== null);
  const isFull = isRead && isWhole(read);
  const options = payees.map(({ id, payee }) => ({ value: id, label: payee.name ?? t("deals.erased") }));
  return (
    <section className="rows-editor">
      <h3>{t("deals.terms.shares")}</h3>
      {value.map((row) => (
        <div key={row.key} className="share-row">
          <Select
            aria-label={t("deals.terms.payee")}
            value={row.payee}
            placeholder={t("deals.terms.payeeAsk")}
            status={failure && row.payee === null ? "error" : undefined}
            open={listed === row.key}
            onOpenChange={(isOpen) => setListed(isOpen ? row.key : null)}
            showSearch={{ optionFilterProp: "label" }}
            options={options.filter((option) => option.value === row.payee || !value.some((other) => other.payee === option.value))}
            onChange={(payee: string) => set(row.key, { payee })}
            popupRender={(menu) => (
              <>
                {menu}
                <Button type="text" block icon={<PlusOutlined />} onClick={() => {
                    setAdding(row.key);
                    setListed(null);
                  }}>
                  {t("deals.terms.payeeAdd")}
                </Button>
              </>
            )}
          />
          <ShareInput value={row.share} onChange={(share) => set(row.key, { share })} />
          <Button type="text" icon={<CloseOutlined />} disabled={value.length === 1} aria-label={t("deals.remove")} title={t("deals.remove")} onClick={() => onChange(value.filter((other) => other.key !== row.key))} />
          {adding === row.key && (
            <PayeeForm
              onClose={() => setAdding(null)}
              onMade={(payee) => {
                set(row.key, { payee });
                setAdding(null);
              }}
            />
          )}
        </div>
      ))}
      <div className="tool-row">
        <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...value, { key: crypto.randomUUID(), payee: null, share: "" }])}>
          {t("deals.terms.shareAdd")}
        </Button>
        <span className={failure || !isFull ? "bad" : "good"} role="status">
          {failure ? (failure.code === "field_missing" ? t("deals.terms.shareMissing") : say(failure.message)) : t(isFull ? "deals.terms.sharesWhole" : "deals.terms.sharesNotWhole")}
        </span>
      </div>
    </section>
  );
}

/** A share as per cent or as a fraction. */
function ShareInput({ value, onChange }: { value: string; onChange: (share: string) => void }) {
  const { t } = useTranslation();
  return (
    <Input
      {...useComposed(value, onChange)}
      className="figure-field"
      aria-label={t("deals.terms.share")}
      suffix={value.includes("/") ? <span /> : "%"}
      status={readShare(value) === null ? "error" : undefined}
    />
  );
}
