// The way to read in a desk that can't be used now.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAction, type Failure } from "@/ipc";
import { FailureNote } from "@/shared";

/** What keeps a desk from being used, and not from being read. */
const READABLE = new Set(["desk_in_use", "desk_read_only", "disk_full"]);

/** Shows where a failure lets a copy be looked at; `opener` is what opens the desk. */
export function LookButton({ failure, folder, opener = {}, onOpened }: {
  failure: Failure | null;
  folder: string;
  opener?: { passphrase?: string | null; recovery_code?: string | null };
  onOpened: () => void;
}) {
  const { t } = useTranslation();
  const look = useAction("desk_open");
  if (!failure || !READABLE.has(failure.code)) return null;
  const open = async () => {
    if (await look.run({ folder, ...opener, to_look: true })) onOpened();
  };
  return (
    <>
      <FailureNote failure={look.failure} />
      <div>
        <Button loading={look.busy} onClick={() => void open()}>
          {t("desk.start.look")}
        </Button>
      </div>
    </>
  );
}
