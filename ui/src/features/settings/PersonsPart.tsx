import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type PersonView } from "@/ipc";
import { Bones, EmptyState, ErrorState, FailureNote, Row, RowList, useNotify } from "@/shared";

/** Whose values the desk holds, and their erasure. */
export function PersonsPart() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const notify = useNotify();
  const { data, error, refetch } = useAsk("person_list", {});
  const erase = useAction("person_erase");
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  if (data.persons.length === 0) return <EmptyState title={t("settings.persons.empty")} />;
  const ask = (person: PersonView) =>
    modal.confirm({
      title: t("settings.persons.confirm", { name: person.name ?? "" }),
      content: t("settings.persons.confirmSays"),
      okText: t("settings.persons.erase"),
      okButtonProps: { danger: true },
      cancelText: t("shared.cancel"),
      autoFocusButton: "cancel",
      onOk: async () => {
        if (await erase.run({ id: person.id })) notify.done(t("settings.persons.done"), { canUndo: false });
      },
    });
  return (
    <div className="settings-row is-stretched">
      <p className="soft">{t("settings.persons.says")}</p>
      <FailureNote failure={erase.failure} />
      <RowList label={t("settings.parts.persons")}>
        {data.persons.map((person) => (
          <Row
            key={person.id}
            onOpen={() => undefined}
            tools={
              person.name && (
                <Button size="small" type="text" danger onClick={() => ask(person)}>
                  {t("settings.persons.erase")}
                </Button>
              )
            }
          >
            <span className="row-text is-line">{person.name ?? <span className="faint">{t("settings.persons.erased")}</span>}</span>
            <span className="row-side figure">{t("settings.persons.values", { count: person.values })}</span>
          </Row>
        ))}
      </RowList>
    </div>
  );
}
