import { Button, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { groupDigits } from "../../domain/digits";
import { formatWareki, parseDate } from "../../domain/wareki";
import { Page } from "../../layout/Page";
import { AddressHistory, CaseLinks, MembershipHistory } from "./history";
import { MemberTable } from "./MemberTable";
import "./households.css";

type Household = Schemas["HouseholdDetail"];
interface Moment {
  on: string;
  known_on: string;
}

/** Asks for another day, or for what was known then. */
function MomentForm({ onAsk }: { onAsk: (moment: Moment) => void }) {
  const { t } = useTranslation();
  const [on, setOn] = useState("");
  const [known, setKnown] = useState("");
  const iso = (text: string) => {
    const parsed = text.trim() ? parseDate(text) : null;
    return parsed ? (parsed.kind === "date" ? parsed.iso : null) : "";
  };
  const moment = { on: iso(on), known_on: iso(known) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (moment.on !== null && moment.known_on !== null) onAsk({ on: moment.on, known_on: moment.known_on });
  };
  return (
    <form className="household-when" onSubmit={submit}>
      <TextInput w={150} size="xs" label={t("household.on")} placeholder={t("household.today")} value={on} error={moment.on === null ? t("entry.date_form") : null} onChange={(e) => setOn(e.currentTarget.value)} />
      <TextInput w={150} size="xs" label={t("household.known")} placeholder={t("household.now")} value={known} error={moment.known_on === null ? t("entry.date_form") : null} onChange={(e) => setKnown(e.currentTarget.value)} />
      <Button type="submit" variant="default" disabled={moment.on === null || moment.known_on === null}>{t("household.ask")}</Button>
    </form>
  );
}

/** 支援措置 stands first: who answers a telephone call must see it before anything else. */
function Where({ household }: { household: Household }) {
  const { t } = useTranslation();
  const address = [household.postal_code ? t("household.postal", { code: groupDigits(household.postal_code) }) : "", household.address ?? ""].filter(Boolean).join(" ");
  return (
    <div className="household-line">
      {household.protected ? <Light tone="bad" tag>{t("case.protected")}</Light> : null}
      {household.withheld ? <strong>{t("household.withheld")}</strong> : (
        <>
          <span><span className="soft">{t("household.address")}　</span>{address || t("household.unknown")}</span>
          <span><span className="soft">{t("household.phone")}　</span>{household.phone || t("household.unknown")}</span>
        </>
      )}
    </div>
  );
}

function Body({ household, onAsk }: { household: Household; onAsk: (moment: Moment) => void }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <div className="household-top">
        <Where household={household} />
        <MomentForm onAsk={onAsk} />
      </div>
      <Panel title={t("household.members", { day: formatWareki(household.on) })} tight><MemberTable members={household.members} /></Panel>
      <div className="household-two">
        <div className="stack">
          <Panel title={t("household.addressHistory")} tight>{household.withheld ? <Empty>{t("household.withheldShort")}</Empty> : <AddressHistory entries={household.addresses} />}</Panel>
          <Panel title={t("household.membershipHistory")} tight><MembershipHistory members={household.members} /></Panel>
        </div>
        <Panel title={t("household.cases")} tight><CaseLinks cases={household.cases} /></Panel>
      </div>
    </div>
  );
}

/** One household of the 加入者台帳, now or as it was valid and known at another time. */
export function HouseholdPage() {
  const { t } = useTranslation();
  const { householdId = "" } = useParams();
  const [moment, setMoment] = useState<Moment>({ on: "", known_on: "" });
  const query = useQuery({
    queryKey: ["household", householdId, moment],
    queryFn: () => unwrap(api.GET("/api/households/{household_id}", { params: { path: { household_id: householdId }, query: { ...(moment.on ? { on: moment.on } : {}), ...(moment.known_on ? { known_on: moment.known_on } : {}) } } })),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const household = query.data;
  const number = household ? [household.symbol, household.number].filter(Boolean).join("-") : "";
  const head = household?.members.find((member) => member.head);
  return (
    <Page title={household ? t("household.titleOf", { number, name: head?.name ?? "" }) : t("household.title")} crumb={<Link to="/households">{t("household.title")}</Link>}>
      <div className="stack">
        <ErrorNote error={query.error} />
        {household ? <Body household={household} onAsk={setMoment} /> : query.isPending ? <Empty loading>…</Empty> : null}
      </div>
    </Page>
  );
}
