// The way to the other pages of a list whose rows are no table.
import { Pagination } from "antd";
import { useEffect, useRef } from "react";
import pagesCss from "./Pages.module.css";

/** Leads to further pages; nothing where one page shows all. */
export function Pages({ page, size, total, onPage, label }: { page: number; size: number; total: number; onPage: (page: number) => void; label: string }) {
  const last = Math.max(1, Math.ceil(total / size));
  const nav = useRef<HTMLElement>(null);
  // The last row of the last page may be gone.
  useEffect(() => {
    if (page > last) onPage(last);
  }, [page, last, onPage]);
  const turn = (next: number) => {
    onPage(next);
    nav.current?.parentElement?.firstElementChild?.scrollIntoView({ block: "start" });
  };
  if (total <= size) return null;
  return (
    <nav ref={nav} className={pagesCss.pages} aria-label={label}>
      <Pagination size="small" current={page} total={total} pageSize={size} showSizeChanger={false} showTotal={(all, [from, to]) => `${from}–${to} / ${all}`} onChange={turn} />
    </nav>
  );
}
