// The frame while the desk is asked for.
import { useTranslation } from "react-i18next";
import { Mark } from "@/shared/Mark";
import { Bones } from "@/shared/states";
import { RAIL } from "./features";

/** The frame before the desk has answered: the same as stands in index.html, so that nothing moves. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className="frame is-waiting">
      <nav className="rail" aria-hidden="true">
        <div className="rail-brand">
          <Mark />
          <span>{t("app.product")}</span>
        </div>
        {RAIL.map(({ words, icon }) => (
          <span key={words} className="rail-item">
            <i className="rail-icon">{icon}</i>
            <span className="rail-word">{t(`${words}.name`)}</span>
          </span>
        ))}
      </nav>
      <header className="bar" />
      <main className="page">
        <div className="page-head">
          <span className="bone bone-title" />
        </div>
        <Bones />
      </main>
    </div>
  );
}
