// The screen of settings with its parts.
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "@/shared";
import { AppearancePart } from "./AppearancePart";
import { BackupPart } from "./BackupPart";
import { BinPart } from "./BinPart";
import { DataPart } from "./DataPart";
import { DeskPart } from "./DeskPart";
import { JournalPart } from "./JournalPart";
import { KeyPart } from "./KeyPart";
import { MemberPart } from "./MemberPart";
import { PARTS, type Part } from "./parts";
import { PersonsPart } from "./PersonsPart";
import css from "./settings.module.css";

const SHOWN: Record<Part, ComponentType> = {
  appearance: AppearancePart,
  member: MemberPart,
  desk: DeskPart,
  key: KeyPart,
  backup: BackupPart,
  data: DataPart,
  bin: BinPart,
  journal: JournalPart,
  persons: PersonsPart,
};

/** How the window looks, and everything about the desk itself. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useSearch({ strict: false });
  const part: Part = PARTS.find((name) => name === id) ?? "appearance";
  const Shown = SHOWN[part];
  return (
    <Page title={t("desk.settings.title")}>
      <div className={css.settings}>
        <nav className={css.nav} aria-label={t("desk.settings.title")}>
          {PARTS.map((name) => (
            <button
              key={name}
              type="button"
              className="rail-item"
              aria-current={name === part ? "page" : undefined}
              onClick={() => void navigate({ to: "/settings", search: { id: name } })}
            >
              {t(`desk.settings.parts.${name}`)}
            </button>
          ))}
        </nav>
        <section className={css.part} aria-label={t(`desk.settings.parts.${part}`)}>
          <Shown />
        </section>
      </div>
    </Page>
  );
}
