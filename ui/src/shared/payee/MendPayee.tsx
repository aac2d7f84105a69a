// What a payee lacks for a statement, and the way there.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Code, Failure } from "@/ipc";
import { PayeeDrawer } from "./PayeeDrawer";

const OF_PAYEE: readonly string[] = ["payee_kind_unknown", "payee_not_resident"] satisfies Code[];

/** The payee of a refusal that a change of that payee mends; nothing for other refusals. */
function payeeIn({ code, detail }: Failure): string | undefined {
  return OF_PAYEE.includes(code) ? (detail as { payee?: string } | undefined)?.payee : undefined;
}

/** Opens the payee that a statement was refused for; nothing where it was refused for something else. */
export function MendPayee({ failure }: { failure: Failure | null }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const payee = failure && payeeIn(failure);
  if (!payee) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("payee.mend")}</Button>
      {isOpen && <PayeeDrawer id={payee} onClose={() => setOpen(false)} />}
    </>
  );
}
