import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, useAsk } from "@/ipc";
import { chooseSave } from "./chooseSave";
import { useNotify } from "./notify";
import { useSay } from "./say";
import { Bones, ErrorState } from "./states";

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
      notify.done(t("recovery.copied"), { canUndo: false });
    } catch (error) {
      notify.failed(error);
    }
  };
  const save = async () => {
    try {
      const path = await chooseSave({ title: t("recovery.save"), default_name: `${t("recovery.title")}.txt`, filters: [{ name: "TXT", extensions: ["txt"] }] });
      if (path === null) return;
      await rpc("recovery_code_save", { file: path });
      notify.done(t("recovery.saved", { path }), { canUndo: false });
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <div className="recovery">
      <div className="recovery-sheet">
        <h3>{t("recovery.title")}</h3>
        <p className="recovery-code" translate="no">
          {data.code}
        </p>
        <p>{say(data.sentence)}</p>
        <p className="soft">{t("recovery.keep")}</p>
        {desk && (
          <p className="faint figure">
            {t("recovery.desk")} {desk.name} · {t("recovery.date")} {desk.created_on}
          </p>
        )}
      </div>
      <div className="recovery-tools">
        <Button onClick={() => window.print()}>{t("recovery.print")}</Button>
        <Button onClick={() => void save()}>{t("recovery.save")}</Button>
        <Button type="text" onClick={() => void copy()}>
          {t("recovery.copy")}
        </Button>
      </div>
    </div>
  );
}
