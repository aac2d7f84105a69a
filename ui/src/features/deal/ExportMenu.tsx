// Saves the deals, or what came in for them, as a register.
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import type { RegisterOf } from "@/ipc";
import { useRegisterExport } from "@/shared";
import { REGISTERS } from "./acts";

/** Which deals a register is about. */
type Which = Omit<Extract<RegisterOf, { register: (typeof REGISTERS)[number] }>, "register">;

export function ExportMenu({ of, words, isEmpty = false }: {
  /** Which deals. */
  of: Which;
  words: string;
  isEmpty?: boolean;
}) {
  const { t } = useTranslation();
  const save = useRegisterExport();
  const items = REGISTERS.map((register) => ({ key: register, label: t(`shared.register.${register}`), onClick: () => void save({ register, ...of }) }));
  return (
    <Dropdown trigger={["click"]} disabled={isEmpty} menu={{ items }}>
      <Button disabled={isEmpty}>{words}</Button>
    </Dropdown>
  );
}
