import { useTranslation } from "react-i18next";
import type { ResultFields, ResultView } from "@/ipc";
import { Amount, Checked, Facts, Section } from "@/shared";
import { Meter } from "./Meter";

type Plain = "patent_kind" | "industry" | "region" | "funding" | "applied_on" | "granted_on" | "ipc" | "legal_status" | "summary" | "note" | "trl";

/** What is known of a result. */
export function ResultFacts({ view }: { view: ResultView }) {
  const { t } = useTranslation();
  const { result, number_finding: finding } = view;
  const fact = (key: Plain, wide?: boolean) => ({ label: t(`results.fields.${key}`), value: result[key], wide });
  const number = <Checked code={result.application_number} finding={finding} words />;
  const service = result.is_service_result === null || result.is_service_result === undefined ? null : t(result.is_service_result ? "shared.yes" : "shared.no");
  return (
    <>
      <Meter result={result} words />
      <Facts
        facts={[
          { label: t("results.fields.owner_unit"), value: result.owner_name },
          {
            label: t("results.fields.asking_amount"),
            value: result.asking_amount && (
              <>
                <Amount value={result.asking_amount} /> {t("shared.yuan")}
              </>
            ),
          },
          fact("trl"),
          { label: t("results.fields.is_service_result"), value: service },
          fact("industry"),
          fact("region"),
          fact("funding", true),
          fact("summary", true),
        ]}
      />
      <Section title={t("results.parts.rights")}>
        <div className="section-body">
          <Facts
            facts={[
              { label: t("results.fields.application_number"), value: result.application_number && number },
              fact("patent_kind"),
              fact("applied_on"),
              fact("granted_on"),
              fact("legal_status"),
              fact("ipc"),
              { label: t("results.fields.other_numbers"), value: result.other_numbers?.join("\n"), wide: true },
              { label: t("results.fields.right_grant"), value: <Grant result={result} />, wide: true },
            ]}
          />
        </div>
      </Section>
      <Section title={t("results.parts.people")} count={result.finishers?.length ?? 0}>
        <ul className="rows">
          {(result.finishers ?? []).map((finisher, index) => (
            <li key={index} className="row">
              <span className="row-text is-line">{finisher.name ?? <span className="faint">{t("results.erased")}</span>}</span>
              {finisher.share && <span className="figure">{finisher.share} %</span>}
            </li>
          ))}
        </ul>
      </Section>
      {result.note && <Facts facts={[fact("note", true)]} />}
    </>
  );
}

function Grant({ result }: { result: ResultFields }) {
  const { t } = useTranslation();
  const grant = result.right_grant;
  if (!grant) return <span className="faint">{t("results.grants.none")}</span>;
  const days = [grant.granted_on, grant.ends_on].filter(Boolean).join(" – ");
  return <span>{[t(`results.grants.${grant.kind}`), grant.share && `${grant.share} %`, days].filter(Boolean).join(" · ")}</span>;
}
