import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { Light } from "../../components/Light";
import { formatWareki } from "../../domain/wareki";
import { caseTone } from "../../domain/words";
import { CaseMarks } from "./CaseMarks";

export function Outstanding({ item }: { item: Schemas["CaseSummary"] }) {
  const { t } = useTranslation();
  if (!item.open_items && !item.open_errors && !item.open_warnings) return <Light tone="ok">{t("case.nothingOpen")}</Light>;
  return (
    <span className="row" style={{ gap: 10 }}>
      {item.open_items ? <Light tone="ask">{t("case.openItems", { n: item.open_items })}</Light> : null}
      {item.open_errors ? <Light tone="bad">{t("case.openErrors", { n: item.open_errors })}</Light> : null}
      {item.open_warnings ? <Light tone="ask">{t("case.openWarnings", { n: item.open_warnings })}</Light> : null}
    </span>
  );
}

/** Cases as rows: number, who, where it stands, what is open. */
export function CaseTable({ items, deciding = false }: { items: Schemas["CaseSummary"][]; deciding?: boolean }) {
  const { t } = useTranslation();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {["receipt", "state", "name", "birth", "number", "procedure", "arrived", "due", "open"].map((key) => <Table.Th key={key}>{t(`case.col_${key}`)}</Table.Th>)}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Table.Tr key={item.id}>
            <Table.Td className="nowrap"><Link to={`/cases/${item.id}`}>{item.receipt_number}</Link></Table.Td>
            <Table.Td><Light tone={caseTone[item.state]} tag>{t(`case.state_${item.state}`)}</Light></Table.Td>
            <Table.Td className="nowrap"><strong>{item.name ?? t("case.nameOpen")}</strong>{item.kana ? <div className="soft small">{item.kana}</div> : null}</Table.Td>
            <Table.Td className="nowrap">{item.birth_date ? formatWareki(item.birth_date) : ""}</Table.Td>
            <Table.Td className="nowrap">{[item.symbol, item.number].filter(Boolean).join("-")}</Table.Td>
            <Table.Td className="nowrap">{item.procedure_label}<CaseMarks item={item} deciding={deciding} /></Table.Td>
            <Table.Td className="nowrap">{formatWareki(item.arrived_on)}</Table.Td>
            <Table.Td className="nowrap">{formatWareki(item.due_on ?? "")}</Table.Td>
            <Table.Td><Outstanding item={item} /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
