import { BankOutlined, ExperimentOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { listenToFileDrop } from "@/ipc";
import { useNotify } from "@/shared";
import type { Import } from "./useImport";

const LISTS = [
  { list: "results", icon: <ExperimentOutlined /> },
  { list: "organisations", icon: <BankOutlined /> },
] as const;

export function ChooseStep({ run }: { run: Import }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const [isOver, setOver] = useState(false);
  // What is dropped is looked at as the list that is chosen then.
  const take = useRef(run.take);
  take.current = run.take;
  useEffect(() => listenToFileDrop({ onOver: setOver, onDrop: ([file]) => file !== undefined && void take.current(file) }), []);
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
      <div className={isOver ? "import-drop is-over" : "import-drop"}>
        <Button type="primary" loading={run.busy === "look"} onClick={() => void run.choose()}>
          {t("import.choose.file")}
        </Button>
        <span>{t("import.choose.drop")}</span>
        <span className="faint">{t("import.choose.formats")}</span>
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
