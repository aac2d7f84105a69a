// The way to the other pages of a list whose rows are no table.
import { Pagination } from "antd";
import pagesCss from "./Pages.module.css";

/** Leads to further pages; nothing where one page shows all. */
export function Pages({ page, size, total, onPage, label }: { page: number; size: number; total: number; onPage: (page: number) => void; label: string }) {
  if (total <= size) return null;
  return (
    <nav className={pagesCss.pages} aria-label={label}>
      <Pagination size="small" current={page} total={total} pageSize={size} showSizeChanger={false} showTotal={(all, [from, to]) => `${from}–${to} / ${all}`} onChange={onPage} />
    </nav>
  );
}
