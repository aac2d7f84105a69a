import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { RecoverySheet, TextField } from "@/shared";

/** The recovery code of a new desk, with a small rehearsal: whoever types its end has it before their eyes. */
export function KeepCode({ onEnter }: { onEnter: () => void }) {
  const { t } = useTranslation();
  const { data } = useAsk("recovery_code_show", {});
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const check = () => {
    const end = data?.code.slice(-4).toUpperCase();
    if (end && typed.trim().toUpperCase() === end) onEnter();
    else setWrong(true);
  };
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <h2>{t("start.keepCode.title")}</h2>
      <p>{t("start.keepCode.says")}</p>
      <RecoverySheet />
      <div className="start-check">
        <TextField
          label={t("start.keepCode.check")}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setWrong(false);
          }}
          hint={isWrong && <span className="bad">{t("start.keepCode.wrong")}</span>}
        />
      </div>
      <div className="form-foot">
        <Button type="text" onClick={onEnter}>
          {t("start.keepCode.later")}
        </Button>
        <Button type="primary" htmlType="submit">
          {t("start.keepCode.go")}
        </Button>
      </div>
    </form>
  );
}
