import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type Line, type ReceiptKind } from "@/ipc";
import { Amount } from "@/shared";
import { Chain } from "@/shared/explain";

/** What a line that is only thought of brings: commission, payable and each payee's part. Any of them opens the chain. */
export function LineFigures({ line, covers, amount }: { line: Line; covers: ReceiptKind; amount: string | null }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const payees = useAsk("payee_list", {}).data?.payees;
  const name = (id: string) => payees?.find((payee) => payee.id === id)?.payee.name ?? t("deals.terms.payeeOpen");
  const figures = [
    { label: t("deals.commission.commission"), value: line.commission },
    { label: t("deals.commission.payable"), value: line.payable },
    ...line.parts.map((part) => ({ label: name(part.payee), value: part.amount })),
  ];
  return (
    <>
      <dl>
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
