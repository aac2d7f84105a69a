// Settings: personal data.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type PersonView } from "@/ipc";
import { Bones, EmptyState, ErrorState, FailureNote, Pages, Row, RowList, SearchField, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

const SIZE = 100;

/** Whose values the desk holds, and their erasure. */
export function PersonsPart() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const notify = useNotify();
  const [search, setSearch] = useState("");
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useAsk("person_list", { search, offset: (page - 1) * SIZE, limit: SIZE }, { keep: true });
  const find = (text: string) => {
    setSearch(text);
    setPage(1);
  };
  const erase = useAction("person_erase");
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  if (data.total === 0 && search === "") return <EmptyState title={t("desk.settings.persons.empty")} />;
  const ask = (person: PersonView) =>
    modal.confirm({
      title: t("desk.settings.persons.confirm", { name: person.name ?? "" }),
      content: t("desk.settings.persons.confirmSays"),
      okText: t("desk.settings.persons.erase"),
      okButtonProps: { danger: true },
      cancelText: t("shared.cancel"),
      focusable: { autoFocusButton: "cancel" },
      onOk: async () => {
        if (await erase.run({ id: person.id })) notify.done(t("desk.settings.persons.done"), { canUndo: false });
      },
    });
  return (
    <div className={classes(css.row, css.stretched)}>
      <p className={textCss.soft}>{t("desk.settings.persons.says")}</p>
      <SearchField value={search} placeholder={t("desk.settings.persons.search")} onSearch={find} />
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
            <span className={classes(rowsCss.text, rowsCss.line)}>{person.name ?? <span className={textCss.faint}>{t("desk.settings.persons.nameless")}</span>}</span>
            <span className={classes(rowsCss.side, textCss.figure)}>{t("desk.settings.persons.values", { count: person.values })}</span>
          </Row>
        ))}
      </RowList>
      {data.total === 0 && <p className={textCss.faint}>{t("desk.settings.persons.none")}</p>}
      <Pages page={page} size={SIZE} total={data.total} onPage={setPage} label={t("desk.settings.parts.persons")} />
    </div>
  );
}
