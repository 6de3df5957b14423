import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { Light } from "../../components/Light";
import { formatWareki } from "../../domain/wareki";
import { certificateTone } from "../../domain/words";

type Member = Schemas["Member"];

function Certificates({ items }: { items: Schemas["Certificate"][] }) {
  const { t } = useTranslation();
  return (
    <ul className="certificates">
      {items.map((item, index) => (
        <li key={`${item.label}-${item.issued_on}-${index}`}>
          <span className="row" style={{ gap: 8 }}>
            <Light tone={certificateTone[item.state]}>{t(`certificate.${item.state}`)}</Light>
            <span>{item.label}</span>
            <span className="soft small">{item.state_on ? t("certificate.stateOn", { issued: formatWareki(item.issued_on), day: formatWareki(item.state_on) }) : t("certificate.issuedOn", { issued: formatWareki(item.issued_on) })}{item.valid_until ? t("certificate.until", { day: formatWareki(item.valid_until) }) : ""}{item.limit_until ? t("certificate.limitUntil", { day: formatWareki(item.limit_until) }) : ""}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Row({ member }: { member: Member }) {
  const { t } = useTranslation();
  return (
    <Table.Tr className={member.insured ? "" : "former"}>
      <Table.Td className="num">{String(member.branch).padStart(2, "0")}</Table.Td>
      <Table.Td className="nowrap"><strong>{member.name}</strong>{member.kana ? <div className="soft small">{member.kana}</div> : null}</Table.Td>
      <Table.Td className="nowrap">{member.head ? t("household.head") : member.relation ?? ""}</Table.Td>
      <Table.Td className="nowrap">{member.birth_date ? formatWareki(member.birth_date) : ""}{member.sex ? <div className="soft small">{t(`household.sex_${member.sex}`)}</div> : null}</Table.Td>
      <Table.Td className="nowrap">
        <Light tone={member.insured ? "ok" : "idle"}>{t(member.insured ? "household.insured" : member.lost_on ? "household.former" : "household.notYet")}</Light>
        <div className="soft small">{member.acquired_on ? t("household.acquired", { day: formatWareki(member.acquired_on) }) : ""}</div>
        {member.lost_on ? <div className="soft small">{t("household.lost", { day: formatWareki(member.lost_on) })}</div> : null}
      </Table.Td>
      <Table.Td className="nowrap"><Light tone={member.number_known ? "ok" : "ask"}>{t(member.number_known ? "household.numberKnown" : "household.numberMissing")}</Light></Table.Td>
      <Table.Td><Certificates items={member.certificates} /></Table.Td>
    </Table.Tr>
  );
}

/** Members by 枝番, former ones too; of a 個人番号 only whether one is known. */
export function MemberTable({ members }: { members: Member[] }) {
  const { t } = useTranslation();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>{["branch", "name", "relation", "birth", "membership", "myNumber", "certificates"].map((key) => <Table.Th key={key}>{t(`household.col_${key}`)}</Table.Th>)}</Table.Tr>
      </Table.Thead>
      <Table.Tbody>{members.map((member) => <Row key={member.branch} member={member} />)}</Table.Tbody>
    </Table>
  );
}
