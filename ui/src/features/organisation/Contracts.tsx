// What an organisation buys and sells: sums, and the contracts that they come from.
import { useTranslation } from "react-i18next";
import type { DealSums, OrganisationDealings } from "@/ipc";
import { Amount, Bones, ErrorState, Pages, RecordLink, Tag } from "@/shared";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import { usePart } from "./usePart";

export function Contracts({ id, of: { buys, sells } }: { id: string; of: OrganisationDealings }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={sheetCss.box} data-sheet>
        <table className={sheetCss.sheet}>
          <thead>
            <tr>
              <th>{t("organisation.money.side")}</th>
              <th className={textCss.right}>{t("organisation.money.deals")}</th>
              <th className={textCss.right}>{t("organisation.money.contracts")}</th>
              <th className={textCss.right}>{t("organisation.money.agreed")}</th>
              <th className={textCss.right}>{t("organisation.money.received")}</th>
            </tr>
          </thead>
          <tbody>
            <Side words={t("organisation.money.buys")} sums={buys} />
            <Side words={t("organisation.money.sells")} sums={sells} />
          </tbody>
        </table>
      </div>
      {buys.contracts + sells.contracts > 0 ? <List id={id} /> : <p className={textCss.faint}>{t("organisation.money.none")}</p>}
    </>
  );
}

function Side({ words, sums }: { words: string; sums: DealSums }) {
  return (
    <tr>
      <td>{words}</td>
      <td className={textCss.right}>{sums.deals}</td>
      <td className={textCss.right}>{sums.contracts}</td>
      <td className={textCss.right}>
        <Amount value={sums.agreed} />
      </td>
      <td className={textCss.right}>
        <Amount value={sums.received} />
      </td>
    </tr>
  );
}

function List({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, retry, pages } = usePart("organisation_contracts", id);
  if (error) return <ErrorState failure={error} onRetry={retry} />;
  if (!data) return <Bones />;
  return (
    <>
      <div className={sheetCss.box} data-sheet>
        <table className={sheetCss.sheet}>
          <thead>
            <tr>
              <th>{t("contract.signedOn")}</th>
              <th>{t("contract.number")}</th>
              <th>{t("organisation.money.deal")}</th>
              <th>{t("organisation.money.side")}</th>
              <th className={textCss.right}>{t("contract.price")}</th>
              <th className={textCss.right}>{t("contract.received")}</th>
            </tr>
          </thead>
          <tbody>
            {data.contracts.map((contract) => (
              <tr key={contract.deal}>
                <td className={textCss.figure}>{contract.signed_on}</td>
                <td className={textCss.figure}>{contract.number}</td>
                <td>
                  <RecordLink kind="deal" id={contract.deal}>
                    {contract.title}
                  </RecordLink>
                </td>
                <td>
                  <Tag>{t(contract.buys ? "organisation.money.buys" : "organisation.money.sells")}</Tag>
                </td>
                <td className={textCss.right}>
                  <Amount value={contract.price ?? null} />
                </td>
                <td className={textCss.right}>
                  <Amount value={contract.received} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages {...pages} total={data.total} label={t("organisation.tab.money")} />
    </>
  );
}
