// The last question of a new desk: who works here.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import textCss from "@/shared/text.module.css";
import { MemberForm } from "../member/MemberForm";
import css from "./start.module.css";

/** It may be left for later; the settings ask the same. */
export function WhoWorksHere({ onEnter }: { onEnter: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={css.form}>
      <h2>{t("member.ask")}</h2>
      <p className={textCss.soft}>{t("member.askSays")}</p>
      <MemberForm
        save={t("member.begin")}
        aside={
          <Button type="text" onClick={onEnter}>
            {t("member.later")}
          </Button>
        }
        onSaved={onEnter}
      />
    </div>
  );
}
