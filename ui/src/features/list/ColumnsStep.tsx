// Import, second step: the columns of the file.
import { Alert, Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { LIST_KINDS, ROLES, type ColumnMapping, type Role } from "@/ipc";
import { Tag, useSay } from "@/shared";
import statesCss from "@/shared/states.module.css";
import { ColumnRow } from "./ColumnRow";
import { FirstRows } from "./FirstRows";
import { HowRead } from "./HowRead";
import { Remarks } from "./Remarks";
import type { Import } from "./useImport";
import css from "./list.module.css";

/** Which column becomes which field, with what the file shows. */
export function ColumnsStep({ run }: { run: Import }) {
  const { t } = useTranslation();
  const say = useSay();
  const inspected = run.inspected!;
  const mapping = run.mapping!;
  const put = (column: ColumnMapping) => {
    run.setMapping({ ...mapping, columns: mapping.columns.map((other) => (other.column === column.column ? column : other)) });
  };
  const mapped = (field: string) => mapping.columns.filter((column) => column.field === field).length;
  // A question about a column is answered once the column says what it lacked, or is left out.
  const isOpen = ({ code, column: number }: (typeof inspected.questions)[number]) => {
    const column = mapping.columns.find((column) => column.column === number);
    if (code === "amount_unit") return !!column?.field && !column.unit;
    if (code === "day_reading") return !!column?.field && !column.day_order;
    if (code === "required_unmapped") return mapped(run.list === "results" ? "title" : "name") === 0;
    return true;
  };
  const open = inspected.questions.filter(isOpen);
  return (
    <>
      <div className={css.source}>
        <span className={css.file} title={run.file!}>
          {run.file!.split(/[\\/]/).at(-1)}
        </span>
        <Tag>{t(`list.lists.${run.list}`)}</Tag>
        <HowRead run={run} />
        {inspected.is_remembered && <Tag tone="good">{t("list.columns.remembered")}</Tag>}
      </div>
      {!inspected.encoding_is_certain && <Alert className={statesCss.failure} type="warning" showIcon title={t("list.columns.guessed")} />}
      <FirstRows columns={mapping.columns} rows={inspected.samples} />
      <Remarks remarks={inspected.remarks} />
      {open.map((question) => (
        <Alert
          key={`${question.code}-${question.column}`}
          className={statesCss.failure}
          type="warning"
          showIcon
          title={say({ zh: question.message_zh, en: question.message_en })}
          // Without its name a row is perhaps one of the other kind.
          action={
            question.code === "required_unmapped" &&
            LIST_KINDS.filter((list) => list !== run.list).map((list) => (
              <Button key={list} size="small" loading={run.isLooking} onClick={() => void run.readAs(list)}>
                {t("list.columns.readAs", { list: t(`list.lists.${list}`) })}
              </Button>
            ))
          }
        />
      ))}
      {run.list === "organisations" && mapped("roles") === 0 && (
        <div className={css.source}>
          <label className={css.look}>
            {t("list.columns.role")}
            <Select
              allowClear
              value={mapping.role}
              placeholder={t("list.columns.noRole")}
              options={ROLES.map((role) => ({ value: role, label: t(`organisation.kinds.${role}`) }))}
              onChange={(role: Role | undefined) => run.setMapping({ ...mapping, role: role ?? null })}
              popupMatchSelectWidth={false}
            />
          </label>
        </div>
      )}
      <table className={css.columns}>
        <thead>
          <tr>
            <th>{t("list.columns.column")}</th>
            <th>{t("list.columns.samples")}</th>
            <th>{t("list.columns.field")}</th>
            <th>{t("list.columns.note")}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.columns.map((column, index) => (
            <ColumnRow
              key={column.column}
              list={run.list}
              column={column}
              reason={inspected.reasons[index]}
              samples={inspected.samples.map((row) => row[column.column - 1] ?? "")}
              asks={inspected.questions.filter((question) => question.column === column.column).map(({ code }) => code)}
              isDoubled={!!column.field && mapped(column.field) > 1 && column.field !== "region"}
              onChange={put}
            />
          ))}
        </tbody>
      </table>
      <div className={css.foot}>
        <Button onClick={() => run.goTo("choose")}>{t("list.columns.back")}</Button>
        <Button type="primary" disabled={open.length > 0} loading={run.isLooking} onClick={() => void run.preview()}>
          {t("list.columns.next")}
        </Button>
      </div>
    </>
  );
}
