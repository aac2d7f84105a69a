// The deals that a record leads to.
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DealRow } from "@/ipc";
import { formatLarge } from "./format";
import { Row, RowList } from "./RowList";
import { Tag } from "./Tag";
import { classes } from "./classes";
import rowsCss from "./rows.module.css";
import textCss from "./text.module.css";

/** Each with its stage, its parties and what it is worth. */
export function DealRows({ deals, label }: { deals: readonly DealRow[]; label: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <RowList label={label}>
      {deals.map(({ id, title, stage, owner, client, amount, is_agreed, received_percent }) => {
        const open = () => void navigate({ to: "/deals/$id", params: { id } });
        return (
          <Row key={id} onOpen={open}>
            <span className={rowsCss.text}>
              <button type="button" className={rowsCss.open} onClick={open} tabIndex={-1}>
                {title}
              </button>
              <span className={textCss.soft}>{[owner?.name, client?.name].filter(Boolean).join(" → ")}</span>
            </span>
            <span className={classes(rowsCss.side, textCss.figure)}>
              {amount && t(is_agreed ? "deal.agreedWan" : "deal.askedWan", { amount: formatLarge(amount) })}
              {received_percent != null && ` · ${t("deal.receivedPercent", { percent: received_percent })}`}
            </span>
            <Tag>{t(`deal.stages.${stage}`)}</Tag>
          </Row>
        );
      })}
    </RowList>
  );
}
