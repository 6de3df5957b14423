import { Button, Table, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showError } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { bytes, fullTime, span } from "../../domain/time";
import { Page } from "../../layout/Page";
import { useUser } from "../../session/SessionContext";
import "./status.css";

type Status = Schemas["Status"];

function Tiles({ status }: { status: Status }) {
  const { t } = useTranslation();
  const through = status.straight_through;
  const share = through?.fields ? `${Math.round(((through.accepted ?? 0) / through.fields) * 100)}%` : "—";
  const lost = status.workers.filter((w) => w.state === "lost").length;
  const tiles = [
    { label: t("status.workers"), value: `${status.workers.length - lost} / ${status.workers.length}`, tone: lost || !status.workers.length ? ("bad" as const) : ("ok" as const), word: lost ? t("status.workersLost", { n: lost }) : status.workers.length ? t("status.allWell") : t("status.noWorkers") },
    { label: t("status.parked"), value: String(status.parked.length), tone: status.parked.length ? ("ask" as const) : ("ok" as const), word: status.parked.length ? t("status.needsLook") : t("status.nothing") },
    { label: t("status.through"), value: share, tone: "info" as const, word: t("status.throughText", { n: through?.fields ?? 0 }) },
    { label: t("status.disk"), value: bytes(status.disk_free_bytes), tone: status.disk_free_bytes < 5e9 ? ("bad" as const) : ("ok" as const), word: status.disk_free_bytes < 5e9 ? t("status.diskLow") : t("status.allWell") },
  ];
  return (
    <div className="tiles">
      {tiles.map((tile) => (
        <div key={tile.label} className="tile"><span className="soft">{tile.label}</span><strong>{tile.value}</strong><Light tone={tile.tone}>{tile.word}</Light></div>
      ))}
    </div>
  );
}

function Queues({ queues }: { queues: Status["queues"] }) {
  const { t, i18n } = useTranslation();
  const tones = { ok: "ok", slow: "ask", stuck: "bad" } as const;
  return (
    <Panel title={t("status.queues")} tight>
      <Table>
        <Table.Thead><Table.Tr>{["queue", "waiting", "running", "oldest", "verdict"].map((key) => <Table.Th key={key}>{t(`status.col_${key}`)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {queues.map((queue) => (
            <Table.Tr key={queue.id}>
              <Table.Td>{queue.label}</Table.Td><Table.Td>{queue.waiting}</Table.Td><Table.Td>{queue.running}</Table.Td>
              <Table.Td>{queue.oldest_age_s === undefined ? "—" : span(queue.oldest_age_s, i18n.language)}</Table.Td>
              <Table.Td><Light tone={tones[queue.verdict ?? "ok"]}>{t(`status.${queue.verdict ?? "ok"}`)}</Light></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {queues.length === 0 ? <p className="soft quiet" style={{ padding: "10px 12px" }}>{t("status.noQueues")}</p> : null}
    </Panel>
  );
}

function Workers({ workers }: { workers: Status["workers"] }) {
  const { t, i18n } = useTranslation();
  const tones = { idle: "ok", busy: "info", lost: "bad" } as const;
  return (
    <Panel title={t("status.workers")} tight>
      <Table>
        <Table.Thead><Table.Tr>{["worker", "state", "heartbeat", "pages", "memory", "job"].map((key) => <Table.Th key={key}>{t(`status.col_${key}`)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {workers.map((worker) => (
            <Table.Tr key={worker.id}>
              <Table.Td className="mono">{worker.id}{worker.pid ? ` (${worker.pid})` : ""}</Table.Td>
              <Table.Td><Light tone={tones[worker.state]}>{t(`status.worker_${worker.state}`)}</Light></Table.Td>
              <Table.Td>{t("status.ago", { span: span(worker.heartbeat_age_s, i18n.language) })}</Table.Td>
              <Table.Td>{worker.pages_done ?? "—"}</Table.Td><Table.Td>{worker.memory_mb ? `${worker.memory_mb} MB` : "—"}</Table.Td><Table.Td className="soft">{worker.job ?? ""}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {workers.length === 0 ? <p className="soft quiet">{t("status.noWorkers")}</p> : null}
    </Panel>
  );
}

function Parked({ parked }: { parked: Status["parked"] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const roles = useUser().roles;
  const may = roles.includes("senior") || roles.includes("admin");
  const retry = useMutation({
    mutationFn: (id: string) => unwrap(api.POST("/api/jobs/{job_id}/retry", { params: { path: { job_id: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["status"] }),
    onError: showError,
  });
  return (
    <Panel title={t("status.parkedTitle", { n: parked.length })} tight>
      {parked.length === 0 ? <p className="soft quiet">{t("status.parkedNone")}</p> : (
        <Table>
          <Table.Tbody>
            {parked.map((job) => (
              <Table.Tr key={job.job_id}>
                <Table.Td className="nowrap">{fullTime(job.at)}</Table.Td>
                <Table.Td>{job.page_id ? <Link to={`/pages/${job.page_id}`}>{job.subject ?? job.kind}</Link> : (job.subject ?? job.kind)}</Table.Td>
                <Table.Td>{job.message}{job.hint ? <div className="soft small">{job.hint}</div> : null} <span className="mono soft small">[{job.code}]</span></Table.Td>
                <Table.Td className="nowrap">{t("status.attempts", { n: job.attempts })}</Table.Td>
                <Table.Td className="num">{may ? <Button size="compact-xs" variant="default" onClick={() => retry.mutate(job.job_id)}>{t("status.retry")}</Button> : null}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}

/** 抜取確認 found more errors than promised: in words, until somebody takes it up with a reason. */
function Alarms({ alarms }: { alarms: NonNullable<Status["alarms"]> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const roles = useUser().roles;
  const may = roles.includes("senior") || roles.includes("admin");
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const acknowledge = useMutation({
    mutationFn: ({ kind, reason }: { kind: string; reason: string }) =>
      unwrap(api.POST("/api/quality/alarms/{field_class}/acknowledge", { params: { path: { field_class: kind } }, body: { reason } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["status"] }),
    onError: showError,
  });
  if (alarms.length === 0) return null;
  return (
    <Panel title={t("status.alarms", { n: alarms.length })} tight>
      <Table>
        <Table.Tbody>
          {alarms.map((alarm) => {
            const reason = (reasons[alarm.field_class] ?? "").trim();
            return (
              <Table.Tr key={alarm.field_class}>
                <Table.Td className="nowrap">{fullTime(alarm.at)}</Table.Td>
                <Table.Td>
                  <Light tone="bad">{alarm.message}</Light>
                  <div className="soft small">{alarm.hint}</div>
                  {may ? (
                    <form className="alarm-answer" onSubmit={(event) => { event.preventDefault(); acknowledge.mutate({ kind: alarm.field_class, reason }); }}>
                      <TextInput size="xs" aria-label={t("status.alarmReason")} placeholder={t("status.alarmReason")} maxLength={1000} value={reasons[alarm.field_class] ?? ""}
                        onChange={(event) => setReasons({ ...reasons, [alarm.field_class]: event.currentTarget.value })} />
                      <Button type="submit" size="xs" variant="default" disabled={!reason}>{t("status.alarmDone")}</Button>
                    </form>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

export function StatusPage() {
  const { t } = useTranslation();
  const status = useQuery({ queryKey: ["status"], queryFn: () => unwrap(api.GET("/api/status")), refetchInterval: 3_000 });
  return (
    <Page title={t("nav.status")} crumb={status.data ? `Uketsuke ${status.data.version}・${fullTime(status.data.at)}` : ""}>
      <ErrorNote error={status.error} />
      {status.data ? (
        <div className="stack">
          <Alarms alarms={status.data.alarms ?? []} />
          <Tiles status={status.data} />
          <div className="status-grid"><Queues queues={status.data.queues} /><Workers workers={status.data.workers} /></div>
          <Parked parked={status.data.parked} />
        </div>
      ) : <Empty loading={status.isPending}>…</Empty>}
    </Page>
  );
}
