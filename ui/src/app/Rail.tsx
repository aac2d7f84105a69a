// The rail at the left, from the list of features.
import { MenuFoldOutlined, MenuUnfoldOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Link, useLocation } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Mark } from "@/shared/Mark";
import { RAIL } from "./features";

/** The rail: icons and words, folded to icons by hand, or where large text leaves no place for words; their titles then name them. */
export function Rail({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [isNarrow, setNarrow] = useState(document.documentElement.dataset.rail === "narrow");
  const fold = () => {
    const rail = isNarrow ? "wide" : "narrow";
    document.documentElement.dataset.rail = rail;
    localStorage.setItem("rail", rail);
    setNarrow(!isNarrow);
  };
  const isHere = (to = "") => (to === "/" ? pathname === "/" : pathname.startsWith(to));
  return (
    <nav className="rail" aria-label={t("app.rail.label")}>
      <div className="rail-brand">
        <Mark />
        <span>{t("app.product")}</span>
      </div>
      {RAIL.map(({ words, to, icon }) => (
        <Link key={words} to={to} className="rail-item" aria-current={isHere(to) ? "page" : undefined} title={t(`${words}.name`)}>
          <Inside icon={icon} word={t(`${words}.name`)} />
        </Link>
      ))}
      <div className="rail-foot">
        <button type="button" className="rail-item" onClick={onKeys} title={t("app.keys.title")}>
          <Inside icon={<QuestionCircleOutlined />} word={t("app.keys.title")} />
        </button>
        <button type="button" className="rail-item" onClick={fold} aria-expanded={!isNarrow} title={isNarrow ? t("app.rail.unfold") : undefined}>
          <Inside icon={isNarrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />} word={t("app.rail.fold")} />
        </button>
      </div>
    </nav>
  );
}

function Inside({ icon, word }: { icon: ReactNode; word: string }) {
  return (
    <>
      <i className="rail-icon">{icon}</i>
      <span className="rail-word">{word}</span>
    </>
  );
}
