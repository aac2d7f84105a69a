// What a closed desk asks for.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { TextField } from "@/shared";
import css from "./start.module.css";

/** What opens a desk: its passphrase, or its recovery code. */
export interface Opener {
  usesCode: boolean;
  passphrase: string;
  code: string;
}

export const NO_OPENER: Opener = { usesCode: false, passphrase: "", code: "" };

/** The part of a request that opens a desk. */
export function openerOf({ usesCode, passphrase, code }: Opener) {
  return usesCode ? { recovery_code: code.trim() || null } : { passphrase: passphrase || null };
}

export function Unlock({ value, onChange }: { value: Opener; onChange: (part: Partial<Opener>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      {value.usesCode ? (
        <TextField
          key="code"
          label={t("desk.start.code")}
          name="recovery_code"
          wide
          autoFocus
          value={value.code}
          placeholder={t("desk.start.codePlaceholder")}
          onChange={(code) => onChange({ code })}
        />
      ) : (
        <TextField
          key="passphrase"
          label={t("desk.start.passphrase")}
          name="passphrase"
          wide
          secret
          value={value.passphrase}
          onChange={(passphrase) => onChange({ passphrase })}
        />
      )}
      <div>
        <Button type="link" size="small" className={css.other} onClick={() => onChange({ usesCode: !value.usesCode })}>
          {t(value.usesCode ? "desk.start.usePassphrase" : "desk.start.useCode")}
        </Button>
      </div>
    </>
  );
}
