import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Failure } from "@/ipc";
import { TextField } from "@/shared";

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

export function Unlock({ value, onChange, failure, autoFocus }: { value: Opener; onChange: (value: Opener) => void; failure: Failure | null; autoFocus?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {value.usesCode ? (
        <TextField
          key="code"
          label={t("start.code")}
          name="recovery_code"
          failure={failure}
          wide
          autoFocus
          value={value.code}
          placeholder={t("start.codePlaceholder")}
          onChange={(code) => onChange({ ...value, code })}
        />
      ) : (
        <TextField
          key="passphrase"
          label={t("start.passphrase")}
          name="passphrase"
          failure={failure}
          wide
          secret
          autoFocus={autoFocus}
          value={value.passphrase}
          onChange={(passphrase) => onChange({ ...value, passphrase })}
        />
      )}
      <div>
        <Button type="link" size="small" className="start-other" onClick={() => onChange({ ...value, usesCode: !value.usesCode })}>
          {t(value.usesCode ? "start.usePassphrase" : "start.useCode")}
        </Button>
      </div>
    </>
  );
}
