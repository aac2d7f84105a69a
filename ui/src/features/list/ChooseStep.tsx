// Import, first step: what the list holds, and the file.
import { BankOutlined, ExperimentOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LIST_KINDS, listenToFileDrop, type ListKind } from "@/ipc";
import { useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { HowRead } from "./HowRead";
import type { Import } from "./useImport";
import css from "./list.module.css";

const ICONS: Record<ListKind, ReactNode> = { results: <ExperimentOutlined />, organisations: <BankOutlined /> };

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
    if (file) notify.done(t("list.choose.saved", { file }), { canUndo: false });
  };
  return (
    <div className={css.choose}>
      <h2 id="import-what">{t("list.choose.what")}</h2>
      <div className={css.choices} role="radiogroup" aria-labelledby="import-what">
        {LIST_KINDS.map((list) => (
          <button key={list} type="button" role="radio" aria-checked={run.list === list} className={css.choice} onClick={() => run.setList(list)}>
            <i>{ICONS[list]}</i>
            <span>
              <strong>{t(`list.lists.${list}`)}</strong>
              <span className={textCss.soft}>{t(`list.choose.${list}Says`)}</span>
            </span>
          </button>
        ))}
      </div>
      <div className={classes(css.drop, isOver && css.over)} data-over={isOver || undefined}>
        <Button type="primary" loading={run.isLooking} onClick={() => void run.choose()}>
          {t("list.choose.file")}
        </Button>
        <span>{t("list.choose.drop")}</span>
        <span className={textCss.faint}>{t("list.choose.formats")}</span>
      </div>
      {run.canReadOtherwise && (
        <section aria-label={t("list.choose.otherwise")}>
          <p>{t("list.choose.otherwise")}</p>
          <div className={css.source}>
            <span className={css.file} title={run.file!}>
              {run.file!.split(/[\\/]/).at(-1)}
            </span>
            <HowRead run={run} />
          </div>
        </section>
      )}
      <p className={css.template}>
        <span className={textCss.soft}>{t("list.choose.templateSays")}</span>
        <Button type="link" size="small" onClick={() => void saveTemplate()}>
          {t("list.choose.template")}
        </Button>
      </p>
    </div>
  );
}
