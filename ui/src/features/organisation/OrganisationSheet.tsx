// An organisation with everything that leads from it, in tabs that the address remembers.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useAsk, type OrganisationView } from "@/ipc";
import { Bones, ErrorState, fieldsOf, RecordFacts } from "@/shared";
import { Contracts } from "./Contracts";
import { ContactList } from "./Contacts";
import { Deals } from "./Deals";
import { CONTACT, ORGANISATION, PARTS } from "./fields";
import { Log } from "./Log";
import { Results } from "./Results";
import css from "./organisation.module.css";

const TABS = ["facts", "contacts", "log", "deals", "results", "money"] as const;
type Tab = (typeof TABS)[number];

/** Its facts, its people, what was talked about, its deals, its results and its money. */
export function OrganisationSheet({ view }: { view: OrganisationView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab: asked } = useSearch({ strict: false });
  const tab = TABS.find((tab) => tab === asked) ?? "facts";
  const { data, error, refetch } = useAsk("organisation_dealings", { id: view.id });
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  const counts: Partial<Record<Tab, number>> = { contacts: view.record.contacts?.length ?? 0, log: data.notes, deals: data.deals, results: data.results };
  const items = TABS.map((key) => ({ key, label: counts[key] ? `${t(`organisation.tab.${key}`)} ${counts[key]}` : t(`organisation.tab.${key}`) }));
  return (
    <>
      <Tabs activeKey={tab} items={items} onChange={(tab) => void navigate({ to: ".", search: (now) => ({ ...now, tab }), replace: true })} />
      <div className={css.tab}>
        {tab === "facts" && <RecordFacts area="organisation" view={view} fields={PARTS.filter((part) => part !== CONTACT).flatMap((part) => fieldsOf(ORGANISATION, part))} />}
        {tab === "contacts" && <Contacts view={view} />}
        {tab === "log" && <Log view={view} next={data.next_action ?? null} />}
        {tab === "deals" && <Deals id={view.id} total={data.deals} />}
        {tab === "results" && <Results view={view} total={data.results} byName={data.results_by_name} />}
        {tab === "money" && <Contracts id={view.id} of={data} />}
      </div>
    </>
  );
}

function Contacts({ view }: { view: OrganisationView }) {
  return (
    <>
      {view.record.contacts?.length ? <ContactList contacts={view.record.contacts} /> : null}
      <RecordFacts area="organisation" view={view} fields={fieldsOf(ORGANISATION, { fields: CONTACT.fields.filter((field) => field === "rest" || field.key !== "contacts") })} />
    </>
  );
}
