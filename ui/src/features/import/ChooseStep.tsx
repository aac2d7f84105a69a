import { BankOutlined, ExperimentOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNotify } from "@/shared";
import type { Import } from "./useImport";

const LISTS = [
  { list: "results", icon: <ExperimentOutlined /> },
  { list: "organisations", icon: <BankOutlined /> },
] as const;

export function ChooseStep({ run }: { run: Import }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const saveTemplate = async () => {
    const file = await run.saveTemplate();
    if (file) notify.done(t("import.choose.saved", { file }), { canUndo: false });
  };
  return (
    <div className="import-choose">
      <h2 id="import-what">{t("import.choose.what")}</h2>
      <div className="choices" role="radiogroup" aria-labelledby="import-what">
        {LISTS.map(({ list, icon }) => (
          <button key={list} type="button" role="radio" aria-checked={run.list === list} className="choice" onClick={() => run.setList(list)}>
            <i>{icon}</i>
            <span>
              <strong>{t(`import.lists.${list}`)}</strong>
              <span className="soft">{t(`import.choose.${list}Says`)}</span>
            </span>
          </button>
        ))}
      </div>
      <p className="soft">{t("import.choose.formats")}</p>
      <div>
        <Button type="primary" loading={run.busy === "look"} onClick={() => void run.choose()}>
          {t("import.choose.file")}
        </Button>
      </div>
      <p className="import-template">
        <span className="soft">{t("import.choose.templateSays")}</span>
        <Button type="link" size="small" onClick={() => void saveTemplate()}>
          {t("import.choose.template")}
        </Button>
      </p>
    </div>
  );
}
