// Settings: personal data.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "antd";
import { useAsk } from "@/ipc";
import { Bones, EmptyState, ErrorState, Pages, Row, RowList, SearchField } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import textCss from "@/shared/text.module.css";
import { EraseDialog } from "./EraseDialog";
import { usePlaces } from "./persons";
import css from "./settings.module.css";

const SIZE = 200;

/** Whose values the desk holds, a line for each name with where it stands, and their erasure. */
export function PersonsPart() {
  const { t } = useTranslation();
  const placesOf = usePlaces();
  const [search, setSearch] = useState("");
  const [page, setPage] = useState(1);
  const [erasing, setErasing] = useState<string | null>(null);
  const { data, error, refetch } = useAsk("person_names", { search, offset: (page - 1) * SIZE, limit: SIZE }, { keep: true });
  const find = (text: string) => {
    setSearch(text);
    setPage(1);
  };
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  if (data.total === 0 && data.nameless === 0 && search === "") return <EmptyState title={t("desk.settings.persons.empty")} />;
  return (
    <div className={classes(css.row, css.stretched)}>
      <p className={textCss.soft}>{t("desk.settings.persons.says")}</p>
      <SearchField value={search} placeholder={t("desk.settings.persons.search")} onSearch={find} />
      <RowList label={t("desk.settings.parts.persons")}>
        {data.names.map(({ name, stands_on }) => (
          <Row
            key={name}
            onOpen={() => setErasing(name)}
            tools={
              <Button size="small" type="text" danger onClick={() => setErasing(name)}>
                {t("desk.settings.persons.erase")}
              </Button>
            }
          >
            <span className={classes(rowsCss.text, rowsCss.line)}>{name}</span>
            <span className={classes(rowsCss.side, textCss.figure)}>{placesOf(stands_on)}</span>
          </Row>
        ))}
      </RowList>
      {data.total === 0 && search !== "" && <p className={textCss.faint}>{t("desk.settings.persons.none")}</p>}
      {!data.is_all && <p className={textCss.faint}>{t("shared.list.cut", { count: data.total })}</p>}
      <Pages page={page} size={SIZE} total={data.total} onPage={setPage} label={t("desk.settings.parts.persons")} />
      {data.nameless > 0 && <p className={textCss.faint}>{t("desk.settings.persons.nameless", { count: data.nameless })}</p>}
      {erasing !== null && <EraseDialog name={erasing} onClose={() => setErasing(null)} />}
    </div>
  );
}
