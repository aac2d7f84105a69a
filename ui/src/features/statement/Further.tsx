// The way to the other pages of a long statement.
import { Pagination } from "antd";
import { PAGE } from "./lines";
import css from "./statement.module.css";

/** Leads to further pages; nothing where one page shows all. */
export function Further({ page, total, onPage, label }: { page: number; total: number; onPage: (page: number) => void; label: string }) {
  if (total <= PAGE) return null;
  return (
    <nav className={css.further} aria-label={label}>
      <Pagination size="small" current={page} total={total} pageSize={PAGE} showSizeChanger={false} showTotal={(all, [from, to]) => `${from}–${to} / ${all}`} onChange={onPage} />
    </nav>
  );
}
