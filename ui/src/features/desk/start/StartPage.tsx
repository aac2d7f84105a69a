// What shows while no desk is open.
import { ExperimentOutlined, FolderOpenOutlined, HistoryOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, useAsk, type Failure, type Place } from "@/ipc";
import { changeAppearance, Choice, FailureNote, useAppearance, type Appearance } from "@/shared";
import { Mark } from "@/shared/Mark";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { LookButton } from "../LookButton";
import { wayBackOf, WayBackNote } from "../WayBackNote";
import { KeepCode } from "./KeepCode";
import { NewDesk } from "./NewDesk";
import { OpenDesk } from "./OpenDesk";
import { RestoreDesk } from "./RestoreDesk";
import { WhoWorksHere } from "./WhoWorksHere";
import css from "./start.module.css";

type View = { view: "choices" | "new" | "restore" | "keep" | "who" } | { view: "open"; place?: Place };

/** Before a desk is open: a new one, one that is there, a backup, or the demonstration. */
export default function StartPage({ opensLast, backup, onBack, onEnter }: {
  opensLast: boolean;
  /** A backup that the program was asked to restore; then the way back leads to what showed before. */
  backup?: string | undefined;
  onBack?: () => void;
  onEnter: () => void;
}) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const { data: places, error } = useAsk("places", {});
  const [shown, setShown] = useState<View>({ view: backup === undefined ? "choices" : "restore" });
  const [failure, setFailure] = useState<Failure | null>(null);
  /** The desk that did not open. */
  const [failed, setFailed] = useState<Place | null>(null);
  const [busy, setBusy] = useState<"demo" | "last" | null>(opensLast ? "last" : null);
  const tried = useRef(false);
  const show = (view: View) => {
    setFailure(null);
    setShown(view);
  };
  const back = () => (backup === undefined ? show({ view: "choices" }) : onBack?.());

  const open = async (place: Place) => {
    setFailure(null);
    setFailed(place);
    try {
      await rpc("desk_open", { folder: place.folder });
      onEnter();
    } catch (error) {
      const failure = failureOf(error);
      // It asks for a passphrase or the code: that is a form, not a failure.
      if (failure.field === "passphrase" || failure.field === "recovery_code") setShown({ view: "open", place });
      else setFailure(failure);
    }
  };
  const openLast = useEffectEvent(() => {
    if (tried.current || !(places || error)) return;
    tried.current = true;
    const last = places?.recent[0];
    if (!opensLast || !last) setBusy(null);
    else void open(last).finally(() => setBusy(null));
  });
  useEffect(() => openLast(), [places, error]);

  const showDemonstration = async () => {
    const folder = places!.demonstration_folder;
    setBusy("demo");
    setFailure(null);
    try {
      await rpc("desk_create", { folder, name: t("desk.start.demoName"), is_demonstration: true, language: language === "en" ? "en" : "zh" });
      onEnter();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === "folder_not_empty") await open({ folder, name: t("desk.start.demoName"), is_demonstration: true });
      else setFailure(failure);
    } finally {
      setBusy(null);
    }
  };

  const wayBack = wayBackOf(failure);
  if (busy === "last") return <div className={css.start} />;
  return (
    <div className={css.start}>
      <div className={css.language}>
        <Choice
          label={t("desk.settings.appearance.language")}
          size="small"
          value={language}
          onChange={(next) => changeAppearance({ language: next as Appearance["language"] })}
          options={[
            { value: "zh-CN", label: "中文" },
            { value: "en", label: "English" },
          ]}
        />
      </div>
      <main className={css.sheet}>
        <header className={css.head}>
          <Mark size="3rem" />
          <h1>{t("desk.start.title")}</h1>
          <p className={textCss.soft}>{t("desk.start.says")}</p>
        </header>
        <FailureNote failure={failure ?? (error as Failure | null)} />
        {failed && <LookButton failure={failure} folder={failed.folder} onOpened={onEnter} />}
        {wayBack && <WayBackNote wayBack={wayBack} onOpened={onEnter} />}
        {shown.view === "new" && places && <NewDesk folder={places.default_folder} onBack={back} onMade={() => setShown({ view: "keep" })} />}
        {shown.view === "keep" && <KeepCode onEnter={() => setShown({ view: "who" })} />}
        {shown.view === "who" && <WhoWorksHere onEnter={onEnter} />}
        {shown.view === "open" && <OpenDesk place={shown.place} onBack={back} onOpened={onEnter} />}
        {shown.view === "restore" && places && <RestoreDesk file={backup ?? ""} into={places.default_folder} onBack={back} onRestored={onEnter} />}
        {shown.view === "choices" && places && (
          <>
            {places.recent.length > 0 && (
              <section className={css.recent}>
                <h2>{t("desk.start.recent")}</h2>
                {places.recent.slice(0, 5).map((place) => (
                  <Button key={place.folder} block className={css.place} onClick={() => void open(place)}>
                    <span>
                      {place.name}
                      {place.is_demonstration && <span className={textCss.demonstration}>{t("desk.start.demonstration")}</span>}
                    </span>
                    <span className={classes(textCss.faint, textCss.cut)}>
                      <bdi>{place.folder}</bdi>
                    </span>
                  </Button>
                ))}
              </section>
            )}
            <div className={css.choices}>
              <Way icon={<PlusOutlined />} title={t("desk.start.new")} says={t("desk.start.newSays")} isFirst={!wayBack} onChoose={() => show({ view: "new" })} />
              <Way icon={<ExperimentOutlined />} title={t("desk.start.demo")} says={t("desk.start.demoSays")} busy={busy === "demo"} onChoose={() => void showDemonstration()} />
              <Way icon={<FolderOpenOutlined />} title={t("desk.start.open")} says={t("desk.start.openSays")} onChoose={() => show({ view: "open" })} />
              <Way icon={<HistoryOutlined />} title={t("desk.start.backup")} says={t("desk.start.backupSays")} onChoose={() => show({ view: "restore" })} />
            </div>
          </>
        )}
      </main>
    </div>
  );
}

function Way({ icon, title, says, isFirst, busy, onChoose }: {
  icon: React.ReactNode;
  title: string;
  says: string;
  isFirst?: boolean;
  busy?: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <button type="button" className={classes(css.choice, isFirst && css.first)} data-choice disabled={busy} aria-busy={busy} onClick={onChoose}>
      <i>{icon}</i>
      <span>
        <strong>{title}</strong>
        <span className={textCss.soft}>{busy ? t("desk.start.creating") : says}</span>
      </span>
    </button>
  );
}
