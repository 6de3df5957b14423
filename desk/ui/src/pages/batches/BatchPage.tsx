import { Button, Progress, Table } from "@mantine/core";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { bytes, fullTime } from "../../domain/time";
import { pageTone } from "../../domain/words";
import { formatWareki } from "../../domain/wareki";
import { Page } from "../../layout/Page";
import { AttentionPages } from "./AttentionPages";
import { BatchAlarms } from "./BatchAlarms";
import { SheetVerdict } from "./BatchesPage";
import { SideCounts } from "./SideCounts";
import "./batches.css";

function Facts({ batch }: { batch: Schemas["Batch"] }) {
  const { t } = useTranslation();
  const done = batch.counts.sides ? Math.round(((batch.counts.sides - batch.counts.waiting) / batch.counts.sides) * 100) : 0;
  return (
    <Panel title={t("batch.progress")} right={<Light tone={batch.state === "running" ? "info" : batch.state === "done" ? "ok" : "ask"} tag>{t(`batch.state_${batch.state}`)}</Light>}>
      <div className="batch-facts">
        <div className="stack">
          <Progress value={done} size="lg" aria-label={t("batch.progress")} animated={batch.state === "running"} />
          <SideCounts counts={batch.counts} words />
        </div>
        <dl className="kv">
          <dt>{t("batch.col_sheets")}</dt><dd><SheetVerdict sheets={batch.sheets} /></dd>
          <dt>{t("batch.col_arrived")}</dt><dd>{formatWareki(batch.arrived_on)}{batch.arrived_assumed ? <>　<Light tone="ask">{t("batch.assumed")}</Light></> : null}</dd>
          <dt>{t("envelope.title")}</dt><dd><Link to={`/batches/${batch.id}/envelope`}>{t("envelope.open")}</Link></dd>
          <dt>{t("batch.source")}</dt><dd>{t(`batch.source_${batch.source}`)}・{batch.created_by}・{fullTime(batch.created_at)}</dd>
          {batch.sender ? <><dt>{t("upload.sender")}</dt><dd>{batch.sender}</dd></> : null}
          <dt>{t("batch.col_read")}</dt><dd>{t("batch.fieldsLong", { total: batch.fields_total, accepted: batch.fields_accepted, asked: batch.fields_asked })}</dd>
          <dt>{t("batch.col_cases")}</dt><dd>{(batch.cases ?? []).map((c) => <Link key={c.id} className="case-link" to={`/cases/${c.id}`}>{c.receipt_number}</Link>)}{batch.cases?.length ? <Link to={`/cases?batch=${batch.id}`}>{t("batch.listCases")}</Link> : null}</dd>
        </dl>
      </div>
      <BatchAlarms batch={batch} />
    </Panel>
  );
}

function Files({ batchId, running }: { batchId: string; running: boolean }) {
  const { t } = useTranslation();
  const files = useQuery({
    queryKey: ["batch", batchId, "files"],
    queryFn: () => unwrap(api.GET("/api/batches/{batch_id}/files", { params: { path: { batch_id: batchId }, query: { limit: 200 } } })),
    refetchInterval: (query) => (running || query.state.data?.items.some((file) => file.state === "waiting") ? 2_000 : 15_000),
  });
  const tones = { waiting: "idle", done: "ok", refused: "bad", duplicate: "info" } as const;
  return (
    <Panel title={t("batch.filesTitle")} tight>
      <ErrorNote error={files.error} />
      <Table>
        <Table.Tbody>
          {(files.data?.items ?? []).map((file, index) => (
            <Table.Tr key={file.id ?? index}>
              <Table.Td className="nowrap"><Light tone={tones[file.state]} tag>{t(`file.${file.state}`)}</Light></Table.Td>
              <Table.Td>{file.name}</Table.Td>
              <Table.Td className="num nowrap">{bytes(file.bytes)}</Table.Td>
              <Table.Td className="num nowrap">{file.sides ? t("file.sides", { n: file.sides }) : ""}</Table.Td>
              <Table.Td>
                {file.message}
                {file.hint ? <div className="soft">{file.hint}</div> : null}
                {file.duplicate_of ? <Link to={`/batches/${file.duplicate_of.batch_id}`}>{t("file.duplicateOf", { name: file.duplicate_of.name })}</Link> : null}
                {file.code ? <span className="mono soft small"> [{file.code}]</span> : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

function Sides({ batchId, running }: { batchId: string; running: boolean }) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: ["batch", batchId, "pages"],
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/batches/{batch_id}/pages", { params: { path: { batch_id: batchId }, query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    refetchInterval: (query) => (running || query.state.data?.pages.some((part) => part.items.some((side) => side.status === "waiting")) ? 2_000 : 15_000),
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t("batch.sidesTitle")} tight>
      <ErrorNote error={pages.error} />
      <Table highlightOnHover>
        <Table.Tbody>
          {items.map((page) => (
            <Table.Tr key={page.id}>
              <Table.Td className="nowrap"><Light tone={pageTone[page.status]} tag>{t(`page.${page.status}`)}</Light></Table.Td>
              <Table.Td><Link to={`/pages/${page.id}`}>{t("attention.side", { file: page.file_name, number: page.number })}</Link></Table.Td>
              <Table.Td>{page.kind_label ?? ""}</Table.Td>
              <Table.Td className="nowrap">{page.case_id ? <Link to={`/cases/${page.case_id}`}>{page.receipt_number}</Link> : ""}</Table.Td>
              <Table.Td>{page.message ?? ""}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {items.length === 0 ? <Empty loading={pages.isPending}>{t("batch.sidesNone")}</Empty> : null}
      {pages.hasNextPage ? <div className="more"><Button variant="default" onClick={() => void pages.fetchNextPage()}>{t("action.more")}</Button></div> : null}
    </Panel>
  );
}

export function BatchPage() {
  const { t } = useTranslation();
  const { batchId = "" } = useParams();
  const batch = useQuery({
    queryKey: ["batch", batchId],
    queryFn: () => unwrap(api.GET("/api/batches/{batch_id}", { params: { path: { batch_id: batchId } } })),
    refetchInterval: (query) => (query.state.data?.state === "running" ? 2_000 : 15_000),
  });
  const running = batch.data?.state === "running";
  const client = useQueryClient();
  const wasRunning = useRef(false);
  // When the last side is done, the lists below must not go on saying 処理待ち.
  useEffect(() => {
    if (wasRunning.current && !running) void client.invalidateQueries({ queryKey: ["batch", batchId] });
    wasRunning.current = running;
  }, [running, batchId, client]);
  return (
    <Page title={t("batch.title")} crumb={<><Link to="/batches">{t("nav.batches")}</Link> › {batch.data ? batch.data.label || fullTime(batch.data.created_at) : ""}</>}>
      <div className="stack">
        <ErrorNote error={batch.error} />
        {batch.data ? <Facts batch={batch.data} /> : null}
        <AttentionPages batchId={batchId} />
        <Files batchId={batchId} running={running} />
        <Sides batchId={batchId} running={running} />
      </div>
    </Page>
  );
}
