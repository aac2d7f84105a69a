// The figures of a receipt that is only thought of.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type Line, type ReceiptKind } from "@/ipc";
import { Amount } from "@/shared";
import { Chain } from "@/shared/explain";

/** What a line that is only thought of brings: commission, payable and each payee's part. Any of them opens the chain. */
export function LineFigures({ line, covers, amount }: { line: Line; covers: ReceiptKind; amount: string | null }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const payees = useAsk("payee_page", { limit: 500 }).data?.rows;
  const name = (id: string) => payees?.find((payee) => payee.id === id)?.record.name ?? t("mandate.payeeOpen");
  const figures = [
    { label: t("commission.commission"), value: line.commission },
    { label: t("commission.payable"), value: line.payable },
    ...line.parts.map((part) => ({ label: name(part.payee), value: part.amount })),
  ];
  return (
    <>
      <dl data-held>
        {figures.map(({ label, value }, index) => (
          <div key={index}>
            <dt>{label}</dt>
            <dd>
              <Amount value={value} onOpen={() => setOpen(!isOpen)} label={label} />
            </dd>
          </div>
        ))}
      </dl>
      {isOpen && (
        <Chain of={{ kind: line.kind, on: line.on, amount, receiptKind: covers, line, parts: line.parts.map((part) => ({ name: name(part.payee), amount: part.amount })) }} />
      )}
    </>
  );
}
