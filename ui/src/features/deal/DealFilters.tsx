// Narrows the deals down, on the board as in the table.
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { CONTRACT_KINDS, NEXT_DUES, STAGES } from "@/ipc";
import { Facet, Pick, usePayees } from "@/shared";
import type { Narrowed } from "@/shared/page";
import recordCss from "@/shared/record/record.module.css";
import type { Filter } from "./filter";

interface FiltersProps {
  only: Narrowed;
  onOnly: (only: Narrowed | undefined) => void;
}

/** Of each field one of its values. A client's region and industry are those of the list of organisations. */
export function DealFilters({ only, onOnly }: FiltersProps) {
  const { t } = useTranslation();
  const payees = usePayees();
  const set = (field: Filter, values: readonly string[]) => {
    const { [field]: _, ...others } = only;
    const next = values.length > 0 ? { ...others, [field]: values } : others;
    onOnly(Object.keys(next).length > 0 ? next : undefined);
  };
  const choice = (field: Filter, options: { value: string; label: string }[]) => (
    <Select<string[]>
      mode="multiple"
      size="small"
      className={recordCss.facet}
      aria-label={t(`deal.filter.${field}`)}
      placeholder={t(`deal.filter.${field}`)}
      value={[...(only[field] ?? [])]}
      onChange={(values) => set(field, values)}
      showSearch={{ optionFilterProp: "label" }}
      maxTagCount="responsive"
      labelRender={({ value, label }) => (field === "stage" ? value : label)}
      allowClear
      popupMatchSelectWidth={false}
      options={options}
    />
  );
  const payee = only.payee?.[0] ?? null;
  return (
    <div className={recordCss.facets} role="group" aria-label={t("shared.list.narrow")}>
      {choice("stage", STAGES.map((stage) => ({ value: stage, label: `${stage} ${t(`deal.stages.${stage}`)}` })))}
      {choice("next", NEXT_DUES.map((due) => ({ value: due, label: t(`deal.nextDue.${due}`) })))}
      {choice("contract", CONTRACT_KINDS.map((kind) => ({ value: kind, label: t(`contract.kinds.${kind}`) })))}
      <Pick<string | null, { value: string; label: string }>
        size="small"
        className={recordCss.facet}
        allowClear
        aria-label={t("deal.filter.payee")}
        placeholder={t("deal.filter.payee")}
        value={payee}
        showSearch={payees.search}
        options={payees.with(payee)}
        popupMatchSelectWidth={false}
        onChange={(chosen) => {
          if (chosen) payees.choose(chosen);
          set("payee", chosen ? [chosen] : []);
        }}
      />
      {(["region", "industry"] as const).map((facet) => (
        <Facet key={facet} kind={{ area: "organisation" }} facet={facet} label={t(`deal.filter.${facet}`)} sought="" only={{}} values={only[facet] ?? []} onValues={(values) => set(facet, values)} />
      ))}
      <Button type="link" disabled={Object.keys(only).length === 0} onClick={() => onOnly(undefined)}>
        {t("shared.list.wide")}
      </Button>
    </div>
  );
}
