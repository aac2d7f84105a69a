// Who gets which part of a commission, for typing.
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, type RefSelectProps } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Pick, useComposed, useFormField, useMe, usePayees, useSay } from "@/shared";
import { isWhole, readShare } from "@/shared/rate";
import fieldsCss from "@/shared/fields/fields.module.css";
import textCss from "@/shared/text.module.css";
import { PayeeForm } from "./PayeeForm";
import { withRest, type TypedShare } from "./typed";
import css from "../deal.module.css";

/** Who gets which part of each line; the order decides about odd fen. */
export function SharesEditor({ name, doubt, value: typed, onChange }: {
  /** Their path in the request. */
  name: string;
  /** What is unlikely about them; it is said and refuses nothing. */
  doubt?: string;
  value: TypedShare[];
  onChange: (next: (shares: TypedShare[]) => TypedShare[]) => void;
}) {
  const { t } = useTranslation();
  const value = withRest(typed);
  const say = useSay();
  const first = useRef<RefSelectProps>(null);
  const failure = useFormField(name, () => first.current?.focus());
  const payees = usePayees();
  const { me, makeMe } = useMe();
  const [adding, setAdding] = useState<{ row: string; name: string } | null>(null);
  const set = (key: string, part: Partial<TypedShare>) => onChange((rows) => rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  /** The row that was added last: the keyboard goes on there. */
  const [fresh, setFresh] = useState<string>();
  // One takes the rest: what is shown of an earlier one becomes its share.
  const add = () => {
    const key = crypto.randomUUID();
    setFresh(key);
    onChange((rows) => [...withRest(rows).map((row) => ({ ...row, isRest: false })), { key, payee: null, share: "", isRest: true }]);
  };
  const read = value.map((row) => readShare(row.share));
  const isRead = read.every((share): share is string => share !== null);
  const isFull = isRead && isWhole(read);
  return (
    <section className={css.rows}>
      <h3>{t("mandate.shares")}</h3>
      {value.map((row, index) => (
        <div key={row.key} className={css.share}>
          <Pick
            ref={index === 0 ? first : undefined}
            autoFocus={row.key === fresh}
            aria-label={t("mandate.payee")}
            value={row.payee}
            placeholder={t("mandate.payeeAsk")}
            status={failure && row.payee === null ? "error" : undefined}
            showSearch={payees.search}
            isLooking={payees.isLooking}
            options={payees.with(row.payee).filter((option) => option.value === row.payee || !value.some((other) => other.payee === option.value))}
            onChange={(payee: string) => {
              payees.choose(payee);
              set(row.key, { payee });
            }}
            offers={me === null ? [] : [{ name: me, label: t("mandate.payeeMe", { name: me }), make: () => makeMe(me, (payee) => set(row.key, { payee })) }]}
            addWords={t("mandate.payeeAdd")}
            add={(name) => setAdding({ row: row.key, name })}
          />
          <ShareInput value={row.share} onChange={(share) => set(row.key, { share, isRest: false })} />
          <Button type="text" icon={<CloseOutlined />} disabled={value.length === 1} aria-label={t("deal.remove")} title={t("deal.remove")} onClick={() => onChange((rows) => rows.filter((other) => other.key !== row.key))} />
          {adding?.row === row.key && (
            <PayeeForm
              name={adding.name}
              onClose={() => setAdding(null)}
              onMade={(payee) => {
                set(row.key, { payee });
                setAdding(null);
              }}
            />
          )}
        </div>
      ))}
      <div className={css.tools}>
        <Button type="dashed" icon={<PlusOutlined />} onClick={add}>
          {t("mandate.shareAdd")}
        </Button>
        <span className={failure || !isFull ? textCss.bad : textCss.good} role="status">
          {failure ? (failure.code === "field_missing" ? t("mandate.shareMissing") : say(failure.message)) : t(isFull ? "mandate.sharesWhole" : "mandate.sharesNotWhole")}
        </span>
      </div>
      {doubt && (
        <p className={textCss.warn} role="status">
          {doubt}
        </p>
      )}
    </section>
  );
}

/** A share as per cent or as a fraction. */
function ShareInput({ value, onChange }: { value: string; onChange: (share: string) => void }) {
  const { t } = useTranslation();
  return (
    <Input
      {...useComposed(value, onChange)}
      className={fieldsCss.figure}
      aria-label={t("mandate.share")}
      suffix={value.includes("/") ? <span /> : "%"}
      status={readShare(value) === null ? "error" : undefined}
    />
  );
}
