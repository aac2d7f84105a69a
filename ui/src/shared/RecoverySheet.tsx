// The recovery code, to be printed, saved or copied.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, useAsk } from "@/ipc";
import { chooseSave } from "./chooseSave";
import { useNotify } from "./notify";
import { useSay } from "./say";
import { Bones, ErrorState } from "./states";
import { classes } from "./classes";
import recoveryCss from "./recovery.module.css";
import textCss from "./text.module.css";

/** The recovery code as a sheet to print; nothing else of the window is on the paper. */
export function RecoverySheet() {
  const { t } = useTranslation();
  const say = useSay();
  const notify = useNotify();
  const { data: desk } = useAsk("desk_status", {});
  const { data, error } = useAsk("recovery_code_show", {});
  if (error) return <ErrorState failure={error} />;
  if (!data) return <Bones rows={2} />;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(data.code);
      notify.done(t("desk.recovery.copied"), { canUndo: false });
    } catch (error) {
      notify.failed(error);
    }
  };
  const save = async () => {
    try {
      const path = await chooseSave({ title: t("desk.recovery.save"), default_name: `${t("desk.recovery.title")}.txt`, filters: [{ name: "TXT", extensions: ["txt"] }] });
      if (path === null) return;
      await rpc("recovery_code_save", { file: path });
      notify.done(t("desk.recovery.saved", { path }), { canUndo: false });
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <div className={recoveryCss.recovery}>
      <div className={recoveryCss.sheet}>
        <h3>{t("desk.recovery.title")}</h3>
        <p className={recoveryCss.code} translate="no">
          {data.code}
        </p>
        <p>{say(data.sentence)}</p>
        <p className={textCss.soft}>{t("desk.recovery.keep")}</p>
        {desk && (
          <p className={classes(textCss.faint, textCss.figure)}>
            {t("desk.recovery.desk")} {desk.name} · {t("desk.recovery.date")} {desk.created_on}
          </p>
        )}
      </div>
      <div className={recoveryCss.tools}>
        <Button onClick={() => window.print()}>{t("desk.recovery.print")}</Button>
        <Button onClick={() => void save()}>{t("desk.recovery.save")}</Button>
        <Button type="text" onClick={() => void copy()}>
          {t("desk.recovery.copy")}
        </Button>
      </div>
    </div>
  );
}
