import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { Light } from "../../components/Light";
import { Panel } from "../../components/Panel";

type Paper = Schemas["EnvelopePaper"];

function PaperLink({ paper }: { paper: Paper }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to={`/pages/${paper.page_id}`}>{paper.kind_label}　{paper.name || t("case.nameOpen")}</Link>
      {paper.case_id ? <>　<Link to={`/cases/${paper.case_id}`}>{paper.receipt_number}</Link></> : null}
    </>
  );
}

function Rows({ envelope }: { envelope: Schemas["Envelope"] }) {
  const { t } = useTranslation();
  const tones = { came: "ok", name_differs: "ask", missing: "bad" } as const;
  return (
    <Table.Tbody>
      {envelope.lines.map((line, index) => (
        <Table.Tr key={`line-${index}`}>
          <Table.Td className="nowrap"><Light tone={tones[line.verdict]} tag>{t(`envelope.${line.verdict}`)}</Light></Table.Td>
          <Table.Td>{line.name}{line.kind_label ? <span className="soft">　{line.kind_label}</span> : null}</Table.Td>
          <Table.Td>{line.paper ? <PaperLink paper={line.paper} /> : "—"}</Table.Td>
        </Table.Tr>
      ))}
      {envelope.extra.map((paper) => (
        <Table.Tr key={paper.document_id}>
          <Table.Td className="nowrap"><Light tone="ask" tag>{t("envelope.extra")}</Light></Table.Td>
          <Table.Td className="soft">{t("envelope.notListed")}</Table.Td>
          <Table.Td><PaperLink paper={paper} /></Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}

/** The cover list beside what came; without a list, what came. */
export function CoverResult({ envelope }: { envelope: Schemas["Envelope"] }) {
  const { t } = useTranslation();
  if (!envelope.has_cover)
    return (
      <Panel title={t("envelope.papers", { n: envelope.papers.length })} tight>
        <Table><Table.Tbody>{envelope.papers.map((paper) => <Table.Tr key={paper.document_id}><Table.Td><PaperLink paper={paper} /></Table.Td></Table.Tr>)}</Table.Tbody></Table>
      </Panel>
    );
  return (
    <Panel title={t("envelope.compared")} tight>
      <Table>
        <Table.Thead><Table.Tr>{["verdict", "listed", "came"].map((key) => <Table.Th key={key}>{t(`envelope.col_${key}`)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Rows envelope={envelope} />
      </Table>
    </Panel>
  );
}
