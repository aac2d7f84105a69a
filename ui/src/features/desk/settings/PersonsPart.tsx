// Settings: personal data.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type PersonView } from "@/ipc";
import { Bones, EmptyState, ErrorState, FailureNote, Row, RowList, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

/** Whose values the desk holds, and their erasure. */
export function PersonsPart() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const notify = useNotify();
  const { data, error, refetch } = useAsk("person_list", {});
  const erase = useAction("person_erase");
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  if (data.persons.length === 0) return <EmptyState title={t("desk.settings.persons.empty")} />;
  const ask = (person: PersonView) =>
    modal.confirm({
      title: t("desk.settings.persons.confirm", { name: person.name ?? "" }),
      content: t("desk.settings.persons.confirmSays"),
      okText: t("desk.settings.persons.erase"),
      okButtonProps: { danger: true },
      cancelText: t("shared.cancel"),
      autoFocusButton: "cancel",
      onOk: async () => {
        if (await erase.run({ id: person.id })) notify.done(t("desk.settings.persons.done"), { canUndo: false });
      },
    });
  return (
    <div className={classes(css.row, css.stretched)}>
      <p className={textCss.soft}>{t("desk.settings.persons.says")}</p>
      {data.total > data.persons.length && <p className={textCss.soft}>{t("shared.firstOf", { total: data.total, count: data.persons.length })}</p>}
      <FailureNote failure={erase.failure} />
      <RowList label={t("desk.settings.parts.persons")}>
        {data.persons.map((person) => (
          <Row
            key={person.id}
            onOpen={() => undefined}
            tools={
              person.name && (
                <Button size="small" type="text" danger onClick={() => ask(person)}>
                  {t("desk.settings.persons.erase")}
                </Button>
              )
            }
          >
            <span className={classes(rowsCss.text, rowsCss.line)}>{person.name ?? <span className={textCss.faint}>{t("desk.settings.persons.erased")}</span>}</span>
            <span className={classes(rowsCss.side, textCss.figure)}>{t("desk.settings.persons.values", { count: person.values })}</span>
          </Row>
        ))}
      </RowList>
    </div>
  );
}
