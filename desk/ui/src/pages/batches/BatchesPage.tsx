import { Button, Table } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { shortTime } from "../../domain/time";
import type { Tone } from "../../domain/words";
import { formatWareki } from "../../domain/wareki";
import { Page } from "../../layout/Page";
import { useUser } from "../../session/SessionContext";
import { AttentionPages } from "./AttentionPages";
import { HotFolderPanel } from "./HotFolderPanel";
import { SideCounts } from "./SideCounts";
import { UploadPanel } from "./UploadPanel";
import "./batches.css";

type Batch = Schemas["Batch"];
const tone: Record<Batch["state"], Tone> = { running: "info", done: "ok", attention: "ask" };

export function SheetVerdict({ sheets }: { sheets: Batch["sheets"] }) {
  const { t } = useTranslation();
  const tones = { match: "ok", differs: "bad", unknown: "idle", pending: "idle" } as const;
  const count = sheets.expected === undefined ? `${sheets.counted}` : `${sheets.counted} / ${sheets.expected}`;
  return (
    <Light tone={tones[sheets.verdict]}>
      {count} {t(`batch.sheets_${sheets.verdict}`)}
    </Light>
  );
}

function BatchRow({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td className="nowrap">
        <Link to={`/batches/${batch.id}`}>{batch.label || shortTime(batch.created_at)}</Link>
        <div className="soft small">{t(`batch.source_${batch.source}`)}・{batch.created_by}</div>
      </Table.Td>
      <Table.Td><Light tone={tone[batch.state]} tag>{t(`batch.state_${batch.state}`)}</Light></Table.Td>
      <Table.Td className="nowrap">{formatWareki(batch.arrived_on)}{batch.arrived_assumed ? <div className="soft small">{t("batch.assumed")}</div> : null}</Table.Td>
      <Table.Td className="num">{batch.files_done} / {batch.files}</Table.Td>
      <Table.Td><SideCounts counts={batch.counts} /></Table.Td>
      <Table.Td><SheetVerdict sheets={batch.sheets} /></Table.Td>
      <Table.Td className="num">{batch.fields_total ? t("batch.fields", { accepted: batch.fields_accepted, asked: batch.fields_asked }) : "—"}</Table.Td>
      <Table.Td className="num">{batch.files_refused ? <Light tone="bad">{batch.files_refused}</Light> : "0"}</Table.Td>
      <Table.Td className="nowrap">{batch.counts.read ? <Link to={`/cases?batch=${batch.id}`}>{t("batch.listCases")}</Link> : null}</Table.Td>
    </Table.Tr>
  );
}

export function BatchesPage() {
  const { t } = useTranslation();
  const user = useUser();
  const mailroom = user.roles.some((role) => role === "mailroom" || role === "senior");
  const [uploading, setUploading] = useState(false);
  const batches = useInfiniteQuery({
    queryKey: ["batches"],
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/batches", { params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some((b) => b.state === "running")) ? 2_000 : 10_000),
  });
  const items = batches.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("nav.batches")} crumb={t("batch.crumb")} right={mailroom ? <Button onClick={() => setUploading(!uploading)}>{t("batch.upload")}</Button> : null}>
      <div className="stack">
        <ErrorNote error={batches.error} />
        {uploading ? <UploadPanel onClose={() => setUploading(false)} /> : null}
        <AttentionPages />
        {mailroom ? <HotFolderPanel /> : null}
        <Panel title={t("batch.list")} tight>
          <Table highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                {["batch", "state", "arrived", "files", "sides", "sheets", "read", "refused", "cases"].map((key) => (
                  <Table.Th key={key}>{t(`batch.col_${key}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>{items.map((batch) => <BatchRow key={batch.id} batch={batch} />)}</Table.Tbody>
          </Table>
          {items.length === 0 ? <Empty loading={batches.isPending}>{t("batch.none")}</Empty> : null}
          {batches.hasNextPage ? <div className="more"><Button variant="default" onClick={() => void batches.fetchNextPage()}>{t("action.more")}</Button></div> : null}
        </Panel>
      </div>
    </Page>
  );
}
