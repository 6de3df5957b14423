import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { PageViewer } from "../../components/PageViewer";
import { Empty, Panel } from "../../components/Panel";
import { shortTime } from "../../domain/time";
import { formatWareki } from "../../domain/wareki";
import { Page } from "../../layout/Page";
import { CoverResult } from "./CoverResult";
import { EnvelopeForm } from "./EnvelopeForm";
import "./envelopes.css";

type Envelope = Schemas["Envelope"];

/** The sides of the batch, one at a time: the envelope's outside or its cover list beside what is keyed. */
function SideBeside({ batchId }: { batchId: string }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const sides = useQuery({ queryKey: ["batch", batchId, "envelope-sides"], queryFn: () => unwrap(api.GET("/api/batches/{batch_id}/pages", { params: { path: { batch_id: batchId }, query: { limit: 200 } } })) });
  const items = (sides.data?.items ?? []).filter((side) => side.image_url);
  const side = items.find((one) => one.id === chosen) ?? items[0];
  const detail = useQuery({
    queryKey: ["side", side?.id],
    queryFn: () => unwrap(api.GET("/api/pages/{page_id}", { params: { path: { page_id: side?.id ?? "" } } })),
    enabled: Boolean(side),
  });
  const label = (one: Schemas["Page"]) => t("envelope.side", { file: one.file_name, number: one.number, kind: one.kind_label || t(`page.${one.status}`) });
  return (
    <div className="envelope-viewer">
      <div className="viewer-label">
        <Select size="xs" aria-label={t("envelope.chooseSide")} data={items.map((one) => ({ value: one.id, label: label(one) }))} value={side?.id ?? null} onChange={setChosen} searchable className="envelope-side" />
      </div>
      {side && detail.data?.may_view ? (
        <PageViewer url={side.image_url ?? ""} width={side.width_px ?? 1} height={side.height_px ?? 1} label={label(side)} />
      ) : (
        <Empty loading={sides.isPending || (Boolean(side) && detail.isPending)}>{side ? t("side.mayNotView") : t("envelope.noSide")}</Empty>
      )}
    </div>
  );
}

function Counts({ envelope }: { envelope: Envelope }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("envelope.account")}>
      <dl className="kv">
        <dt>{t("envelope.sheets")}</dt><dd>{t("envelope.sheetsText", { sheets: envelope.sheets, others: envelope.other_sheets, sides: envelope.sides })}</dd>
        <dt>{t("envelope.scannedOn")}</dt><dd>{formatWareki(envelope.scanned_on)}</dd>
        {envelope.keyed ? <><dt>{t("envelope.keyedBy")}</dt><dd>{envelope.keyed_by}　{envelope.keyed_at ? shortTime(envelope.keyed_at) : ""}</dd></> : null}
      </dl>
      {envelope.alarms.map((alarm) => <p key={alarm.code} className="alarm" role="alert"><Light tone="bad">{alarm.message}</Light> {alarm.hint}</p>)}
    </Panel>
  );
}

/** 封筒と送付書: what stands on the envelope, keyed beside its picture, and the cover list beside what came. */
export default function EnvelopePage() {
  const { t } = useTranslation();
  const { batchId = "" } = useParams();
  const query = useQuery({ queryKey: ["envelope", batchId], queryFn: () => unwrap(api.GET("/api/batches/{batch_id}/envelope", { params: { path: { batch_id: batchId } } })) });
  const envelope = query.data;
  const crumb = <><Link to="/batches">{t("nav.batches")}</Link> › <Link to={`/batches/${batchId}`}>{envelope?.label || t("batch.title")}</Link></>;
  return (
    <Page title={t("envelope.title")} crumb={crumb} flush>
      {query.error ? <div style={{ padding: 16 }}><ErrorNote error={query.error} /></div> : null}
      {envelope ? (
        <div className="envelope-grid">
          <SideBeside batchId={batchId} />
          <div className="envelope-facts stack" tabIndex={0} role="region" aria-label={t("envelope.title")}>
            <Counts envelope={envelope} />
            <EnvelopeForm key={envelope.keyed_at ?? ""} envelope={envelope} />
            <CoverResult envelope={envelope} />
          </div>
        </div>
      ) : query.isPending ? <Empty loading>…</Empty> : null}
    </Page>
  );
}
