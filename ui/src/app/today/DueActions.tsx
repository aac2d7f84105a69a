// The day's list: follow-ups that are due, done or put off in place.
import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, useAction, type DueAction } from "@/ipc";
import { formatDay, openQuickLog, Row, RowList, Section, useNotify } from "@/shared";
import rowsCss from "@/shared/rows.module.css";
import sectionCss from "@/shared/Section.module.css";
import textCss from "@/shared/text.module.css";
import { DueTag } from "./DueTag";

/** Where a follow-up can be put off to, as one would type it. */
const LATER = [
  { key: "tomorrow", text: "1d" },
  { key: "threeDays", text: "3d" },
  { key: "monday", text: "下周一" },
  { key: "month", text: "30d" },
] as const;

export function DueActions({ actions, today }: { actions: DueAction[]; today: string }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const set = useAction("next_action_set");
  const putOff = async (action: DueAction, text: string) => {
    try {
      const { day } = await rpc("day_read", { text });
      if (await set.run({ id: action.deal, next: { what: action.what ?? "", on: day } })) {
        notify.done(t("app.today.actions.postponed", { day: formatDay(day, i18n.language) }));
      }
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <Section title={t("app.today.actions.title")} count={actions.length}>
      {actions.length === 0 && <p className={sectionCss.none}>{t("app.today.actions.none")}</p>}
      <RowList label={t("app.today.actions.title")}>
        {actions.map((action) => {
          const open = () => void navigate({ to: "/deals/$id", params: { id: action.deal } });
          const later = LATER.map(({ key, text }) => ({ key, label: t(`app.today.actions.${key}`), onClick: () => void putOff(action, text) }));
          return (
            <Row
              key={action.deal}
              onOpen={open}
              tools={
                <>
                  <Button size="small" onClick={() => openQuickLog({ deal: action.deal, title: action.title, finishes: true })}>
                    {t("app.today.actions.done")}
                  </Button>
                  <Dropdown menu={{ items: later }} trigger={["click"]} disabled={!action.what}>
                    <Button size="small" type="text">
                      {t("app.today.actions.later")}
                    </Button>
                  </Dropdown>
                  <Button size="small" type="text" onClick={open}>
                    {t("app.today.open")}
                  </Button>
                </>
              }
            >
              <DueTag day={action.on} today={today} isOverdue={action.overdue} />
              <span className={rowsCss.text}>
                <strong>{action.what ?? <span className={textCss.faint}>{t("app.today.actions.gone")}</span>}</strong>
                <span className={textCss.soft}>{action.title}</span>
              </span>
            </Row>
          );
        })}
      </RowList>
    </Section>
  );
}
