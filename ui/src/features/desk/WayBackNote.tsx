// A damaged desk: its last good backup, what would be missing, and the way to open it in a new place.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAction, type Failure, type WayBack } from "@/ipc";
import { Facts, FailureNote, formatCount, formatInstant } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./wayBack.module.css";

/** The backup that the failure of a damaged desk names, where there is one. */
export function wayBackOf(failure: Failure | null): WayBack | null {
  if (failure?.code !== "database_damaged") return null;
  return (failure.detail as { way_back?: WayBack } | undefined)?.way_back ?? null;
}

/** `opener` is what opened, or would have opened, the damaged desk. */
export function WayBackNote({ wayBack, opener = {}, onOpened }: {
  wayBack: WayBack;
  opener?: { passphrase?: string | null; recovery_code?: string | null };
  onOpened: () => void;
}) {
  const { t } = useTranslation();
  const restore = useAction("desk_restore");
  const { file, into, made_at, entries, later } = wayBack;
  const open = async () => {
    if (await restore.run({ file, into, ...opener })) onOpened();
  };
  return (
    <section className={css.note} aria-label={t("desk.wayBack.title")}>
      <h2>{t("desk.wayBack.title")}</h2>
      <p className={textCss.soft}>{t("desk.wayBack.says")}</p>
      <Facts
        facts={[
          { label: t("desk.wayBack.made"), value: formatInstant(made_at) },
          { label: t("desk.wayBack.entries"), value: formatCount(entries) },
          { label: t("desk.wayBack.missing"), value: later === null ? t("desk.wayBack.unknown") : later === 0 ? t("desk.wayBack.nothing") : t("desk.wayBack.later", { count: later }), wide: true },
          { label: t("desk.wayBack.into"), value: into, wide: true },
        ]}
      />
      <FailureNote failure={restore.failure} />
      <div>
        <Button type="primary" loading={restore.busy} onClick={() => void open()}>
          {t("desk.wayBack.open")}
        </Button>
      </div>
    </section>
  );
}
