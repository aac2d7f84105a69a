// Moves the desk into another folder.
import { useTranslation } from "react-i18next";
import { queryClient, rpc, useAsk, type DeskStatus } from "@/ipc";
import { FormDialog, lack, useForm, useNotify } from "@/shared";
import textCss from "@/shared/text.module.css";
import { PathField } from "../start/PathField";

export function MoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { data: places } = useAsk("places", {});
  const form = useForm<{ into: string }, DeskStatus>({
    draft: null,
    fresh: { into: places?.default_folder ?? "" },
    check: ({ into }) => (into.trim() ? null : lack("into", "desk.start.folderMissing")),
    send: ({ into }) => rpc("desk_move", { into: into.trim() }),
    onDone: ({ folder }) => {
      notify.done(t("desk.settings.desk.moved", { folder }), { canUndo: false });
      void queryClient.invalidateQueries();
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("desk.settings.desk.move")} save={t("desk.settings.desk.move")} onClose={onClose}>
      <p className={textCss.soft}>{t("desk.settings.desk.moveSays")}</p>
      <PathField label={t("desk.settings.desk.into")} name="into" purpose="folder" value={form.value.into} onChange={(into) => form.change({ into })} />
    </FormDialog>
  );
}
