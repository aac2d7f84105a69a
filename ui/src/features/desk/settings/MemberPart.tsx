// Settings: who works here.
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { Bones, ErrorState, useNotify } from "@/shared";
import textCss from "@/shared/text.module.css";
import { MemberForm } from "../member/MemberForm";

export function MemberPart() {
  const { t } = useTranslation();
  const notify = useNotify();
  const { data, error, refetch } = useAsk("member_view", {});
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  return (
    <>
      <p className={textCss.soft}>{t("member.says")}</p>
      <MemberForm key={JSON.stringify(data.record)} member={data.record} save={t("shared.save")} onSaved={() => notify.done(t("member.saved"))} />
    </>
  );
}
