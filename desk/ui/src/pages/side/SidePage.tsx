import { Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { PageViewer } from "../../components/PageViewer";
import { Empty, Panel } from "../../components/Panel";
import { pageTone } from "../../domain/words";
import { Page } from "../../layout/Page";
import { Quarantine } from "./Quarantine";
import { ShareActions } from "./ShareActions";
import { SideActions } from "./SideActions";
import "./side.css";

type Side = Schemas["PageDetail"];

function Facts({ side }: { side: Side }) {
  const { t } = useTranslation();
  const tones = { good: "ok", fair: "ask", bad: "bad" } as const;
  return (
    <div className="stack">
      <Panel title={t("side.status")} right={<Light tone={pageTone[side.status]} tag>{t(`page.${side.status}`)}</Light>}>
        {side.repeats.length ? <p className="alarm" role="alert"><Light tone="ask">{t("side.repeats", { numbers: side.repeats.join("、") })}</Light></p> : null}
        {side.message ? <p style={{ margin: "0 0 8px" }}><strong>{side.message}</strong>{side.hint ? <span className="soft">　{side.hint}</span> : null} {side.code ? <span className="mono soft small">[{side.code}]</span> : null}</p> : null}
        <dl className="kv">
          <dt>{t("side.file")}</dt><dd>{side.file_name}・{t("side.number", { n: side.number })}</dd>
          {side.kind_label ? <><dt>{t("side.kind")}</dt><dd>{side.kind_label}{side.template ? `（${side.template.id} ${side.template.version}）` : ""}</dd></> : null}
          {side.pose ? <><dt>{t("side.pose")}</dt><dd>{t("side.poseText", { skew: side.pose.skew_deg?.toFixed(2) ?? "—", rotation: side.pose.rotation ?? 0, residual: side.pose.residual_mm?.toFixed(2) ?? "—" })}</dd></> : null}
          {side.batch_id ? <><dt>{t("side.batch")}</dt><dd><Link to={`/batches/${side.batch_id}`}>{t("side.openBatch")}</Link></dd></> : null}
        </dl>
      </Panel>
      {side.quality.length ? (
        <Panel title={t("side.quality")} tight>
          <Table>
            <Table.Tbody>
              {side.quality.map((m) => (
                <Table.Tr key={m.id}><Table.Td>{m.label}</Table.Td><Table.Td className="num">{Number(m.value.toFixed(2))} {m.unit ?? ""}</Table.Td><Table.Td><Light tone={tones[m.verdict]}>{t(`quality.${m.verdict}`)}</Light></Table.Td></Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
      ) : null}
      {side.documents.length ? (
        <Panel title={t("side.documents")} tight>
          <Table>
            <Table.Tbody>
              {side.documents.map((d) => (
                <Table.Tr key={d.id}>
                  <Table.Td>{d.kind_label}</Table.Td>
                  <Table.Td>{d.cases?.length ? d.cases.map((c) => <div key={c.id} className="case-of-document"><Link to={`/cases/${c.id}`}>{c.receipt_number}</Link></div>) : t("side.noCase")}</Table.Td>
                  <Table.Td className="num"><Link to={`/keying/${d.id}`}>{t("side.openKeying")}</Link>{side.actions.includes("move") && d.family === "document" && d.kind !== "unidentified" ? <ShareActions document={d} /> : null}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
      ) : null}
    </div>
  );
}

/** One side of paper: what became of it, its picture, and the repairs a person can make. */
export default function SidePage() {
  const { t } = useTranslation();
  const { pageId = "" } = useParams();
  const query = useQuery({ queryKey: ["side", pageId], queryFn: () => unwrap(api.GET("/api/pages/{page_id}", { params: { path: { page_id: pageId } } })) });
  const side = query.data;
  const places = useMemo(() => (side?.places ?? []).map((place) => place.rect), [side]);
  return (
    <Page title={t("side.title")} crumb={side ? `${side.file_name}・${t("side.number", { n: side.number })}` : ""} right={side ? <SideActions side={side} /> : null} flush>
      {query.error ? <div style={{ padding: 16 }}><ErrorNote error={query.error} /></div> : null}
      {side ? (
        <div className="side-grid">
          <div className="side-viewer">
            {side.may_view && side.image_url ? <PageViewer url={side.image_url} width={side.width_px ?? 1} height={side.height_px ?? 1} places={places} label={t("side.title")} /> : <Empty>{t("side.mayNotView")}</Empty>}
          </div>
          <div className="side-facts"><Facts side={side} /><Quarantine pageId={side.id} /></div>
        </div>
      ) : query.isPending ? <Empty loading>…</Empty> : null}
    </Page>
  );
}
