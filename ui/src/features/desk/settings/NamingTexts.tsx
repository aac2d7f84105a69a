// The texts that name whoever is to be erased: those that lose the name, and those to change by hand.
import { Button, Checkbox } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type TextsErased } from "@/ipc";
import { Bones, ErrorState, Marked, Pages, RecordLink } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

const SIZE = 50;

/** Which texts: all are ticked but some, or some alone. */
export interface Picked {
  all: boolean;
  others: string[];
}

/** The choice as the desk is told it. */
export const told = ({ all, others }: Picked): TextsErased => (all ? { which: "all", but: others } : { which: "these", ids: others });

/** A page of the texts with a tick each; all are ticked beforehand unless they may mean somebody else. */
export function NamingTexts({ ids, picked, onPick }: { ids: string[]; picked: Picked | null; onPick: (picked: Picked) => void }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useAsk("person_texts", { ids, offset: (page - 1) * SIZE, limit: SIZE }, { keep: true });
  const isDoubtful = data?.is_doubtful;
  useEffect(() => {
    if (picked === null && isDoubtful !== undefined) onPick({ all: !isDoubtful, others: [] });
  }, [picked, isDoubtful, onPick]);
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data || !picked) return <Bones />;
  if (data.total === 0) return <p className={textCss.faint}>{t("desk.settings.persons.textsNone")}</p>;
  const turn = (id: string) => onPick({ ...picked, others: picked.others.includes(id) ? picked.others.filter((other) => other !== id) : [...picked.others, id] });
  const isWhole = picked.all && picked.others.length === 0;
  return (
    <>
      <p className={textCss.soft}>
        {t("desk.settings.persons.texts", { count: data.total })}
        <Button type="link" size="small" onClick={() => onPick({ all: !isWhole, others: [] })}>
          {t(isWhole ? "desk.settings.persons.noneOf" : "desk.settings.persons.allTexts", { count: data.total })}
        </Button>
      </p>
      {data.is_doubtful && <p className={textCss.faint}>{t("desk.settings.persons.doubtful")}</p>}
      <ul className={css.naming} aria-label={t("desk.settings.persons.texts", { count: data.total })}>
        {data.texts.map(({ id, text, pieces, stands_on, place, on }) => (
          <li key={id}>
            <Checkbox checked={picked.all !== picked.others.includes(id)} onChange={() => turn(id)} aria-label={`${t("desk.settings.persons.pick")}: ${text}`} />
            <span>
              <Marked text={text} pieces={pieces} />
              <br />
              <span className={textCss.faint}>
                {stands_on && (
                  <RecordLink kind={stands_on.kind} id={stands_on.id}>
                    {stands_on.name}
                  </RecordLink>
                )}
                {" · "}
                {t(`desk.settings.persons.place.${place}`)}
                {on && ` · ${on}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <Pages page={page} size={SIZE} total={data.total} onPage={setPage} label={t("desk.settings.persons.texts", { count: data.total })} />
    </>
  );
}

/** Fields that are no personal values, each with the way to its record. */
export function NamingFields({ ids }: { ids: string[] }) {
  const { t } = useTranslation();
  const { data } = useAsk("person_fields", { ids });
  if (!data || data.fields.length === 0) return null;
  return (
    <>
      <p className={textCss.soft}>{t("desk.settings.persons.fields")}</p>
      <ul className={css.naming}>
        {data.fields.map(({ stands_on, text, pieces }, index) => (
          <li key={index}>
            <span>
              <Marked text={text} pieces={pieces} />
              {stands_on && (
                <>
                  {" · "}
                  <RecordLink kind={stands_on.kind} id={stands_on.id}>
                    {stands_on.name}
                  </RecordLink>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {!data.is_all && <p className={textCss.faint}>{t("desk.settings.persons.fieldsMore", { count: data.fields.length })}</p>}
    </>
  );
}
