import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { Light } from "../../components/Light";
import { Empty } from "../../components/Panel";
import { groupDigits } from "../../domain/digits";
import { fullTime } from "../../domain/time";
import { formatWareki } from "../../domain/wareki";
import { caseTone, registerTone } from "../../domain/words";

type Times = Schemas["RegisterTimes"];

/** Valid time, recorded time and state of a row, then what it says. */
function Entry({ times, children }: { times: Times; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Table.Tr className={times.status === "void" ? "void-row" : ""}>
      <Table.Td className="nowrap">{formatWareki(times.valid_from)}{times.valid_to ? <div className="soft small">{t("household.validTo", { day: formatWareki(times.valid_to) })}</div> : null}</Table.Td>
      {children}
      <Table.Td className="nowrap"><Light tone={registerTone[times.status]}>{t(`household.status_${times.status}`)}</Light></Table.Td>
      <Table.Td className="small"><span className="nowrap">{fullTime(times.recorded_at)}</span><div className="soft">{times.actor ?? ""}{times.case_id ? <>　<Link to={`/cases/${times.case_id}`}>{times.receipt_number}</Link></> : null}</div></Table.Td>
    </Table.Tr>
  );
}

function Head({ keys }: { keys: string[] }) {
  const { t } = useTranslation();
  return <Table.Thead><Table.Tr>{["validFrom", ...keys, "status", "recorded"].map((key) => <Table.Th key={key}>{t(`household.col_${key}`)}</Table.Th>)}</Table.Tr></Table.Thead>;
}

/** 住所の履歴, newest entry first. */
export function AddressHistory({ entries }: { entries: Schemas["AddressEntry"][] }) {
  const { t } = useTranslation();
  return (
    <Table>
      <Head keys={["address"]} />
      <Table.Tbody>
        {entries.map((entry, index) => (
          <Entry key={`${entry.times.recorded_at}-${index}`} times={entry.times}>
            <Table.Td>
              {entry.person ? <strong>{t("household.addressOf", { name: entry.person })}　</strong> : null}
              <span className="struck">{entry.postal_code ? `${t("household.postal", { code: groupDigits(entry.postal_code) })} ` : ""}{entry.address}</span>
              {entry.phone ? <div className="soft small">{t("household.phone")}　{entry.phone}</div> : null}
            </Table.Td>
          </Entry>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** 資格の履歴 of everybody, by 枝番, newest entry first. */
export function MembershipHistory({ members }: { members: Schemas["Member"][] }) {
  const { t } = useTranslation();
  const day = (iso: string | undefined, why: string | undefined) => (iso ? [formatWareki(iso), why ? t("household.why", { why }) : ""].join("") : "");
  return (
    <Table>
      <Head keys={["name", "acquired", "lost"]} />
      <Table.Tbody>
        {members.flatMap((member) =>
          member.history.map((entry, index) => (
            <Entry key={`${member.branch}-${index}`} times={entry.times}>
              <Table.Td className="nowrap">{member.name}<div className="soft small">{entry.relation}</div></Table.Td>
              <Table.Td><span className="struck">{day(entry.acquired_on, entry.acquired_why)}</span></Table.Td>
              <Table.Td><span className="struck">{day(entry.lost_on, entry.lost_why)}</span></Table.Td>
            </Entry>
          )),
        )}
      </Table.Tbody>
    </Table>
  );
}

/** Cases of the household, newest arrival first. */
export function CaseLinks({ cases }: { cases: Schemas["HouseholdDetail"]["cases"] }) {
  const { t } = useTranslation();
  if (!cases.length) return <Empty>{t("household.noCases")}</Empty>;
  return (
    <Table>
      <Table.Tbody>
        {cases.map((item) => (
          <Table.Tr key={item.id}>
            <Table.Td className="nowrap"><Link to={`/cases/${item.id}`}>{item.receipt_number}</Link><div className="soft small">{formatWareki(item.arrived_on)}</div></Table.Td>
            <Table.Td>{item.procedure_label}</Table.Td>
            <Table.Td><Light tone={caseTone[item.state]} tag>{t(`case.state_${item.state}`)}</Light></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
