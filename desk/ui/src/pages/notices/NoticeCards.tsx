import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showDone, showError } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { fullTime } from "../../domain/time";
import { noticeTone } from "../../domain/words";
import { useUser } from "../../session/SessionContext";
import "./notices.css";

type Notice = Schemas["Notice"];

interface ReasonProps {
  title: string;
  label: string;
  onClose: () => void;
  act: (reason: string) => Promise<unknown>;
}

function ReasonDialog({ title, label, onClose, act }: ReasonProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const run = useMutation({
    mutationFn: () => act(reason.trim()),
    onSuccess: () => {
      void client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <TextInput label={t("case.reason")} required maxLength={500} value={reason} onChange={(e) => setReason(e.currentTarget.value)} data-autofocus />
        <ErrorNote error={run.error} />
        <Button color="shu" disabled={reason.trim().length < 2} loading={run.isPending} onClick={() => run.mutate()}>{label}</Button>
      </div>
    </Modal>
  );
}

function PullDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useTranslation();
  const act = (reason: string) =>
    unwrap(api.POST("/api/notices/{notice_id}/pull", { params: { path: { notice_id: notice.id } }, body: { version: notice.version, reason } }));
  return <ReasonDialog title={t("notice.pullTitle")} label={t("notice.pull")} onClose={onClose} act={act} />;
}

function NotNeededDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useTranslation();
  const act = (reason: string) =>
    unwrap(api.POST("/api/notices/{notice_id}/not-needed", { params: { path: { notice_id: notice.id } }, body: { reason } }));
  return <ReasonDialog title={t("notice.notNeededTitle")} label={t("notice.notNeeded")} onClose={onClose} act={act} />;
}

/** What becomes of a notice that was pulled is decided by a person; its case waits for it. */
function Undecided({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const roles = useUser().roles;
  const [deciding, setDeciding] = useState(false);
  return (
    <>
      <span className="small">{t("notice.undecided")}</span>
      {roles.includes("approver") || roles.includes("senior") ? <div className="row"><Button variant="default" size="compact-sm" onClick={() => setDeciding(true)}>{t("notice.notNeeded")}</Button></div> : null}
      {deciding ? <NotNeededDialog notice={notice} onClose={() => setDeciding(false)} /> : null}
    </>
  );
}

function previewUrl(notice: Notice, page: number, width: number): string {
  const join = notice.preview_url.includes("?") ? "&" : "?";
  return `${notice.preview_url}${join}page=${page}&width=${width}`;
}

function Card({ notice, onPreview }: { notice: Notice; onPreview: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const roles = useUser().roles;
  const [pulling, setPulling] = useState(false);
  const rendered = notice.pages > 0; // a worker makes the PDF after the approval
  const prints = roles.includes("print") || roles.includes("senior");
  const release = useMutation({
    mutationFn: () => unwrap(api.POST("/api/notices/{notice_id}/release", { params: { path: { notice_id: notice.id } }, body: { version: notice.version } })),
    onSuccess: () => {
      showDone(t("notice.releasedDone"));
      void client.invalidateQueries();
    },
    onError: showError,
  });
  const mail = useMutation({
    mutationFn: () => unwrap(api.POST("/api/mailings", { body: { notice_ids: [notice.id] } })),
    onSuccess: (made) => {
      void client.invalidateQueries();
      navigate(`/mailings/${made.id}`);
    },
    onError: showError,
  });
  return (
    <article className="notice-card">
      {rendered ? (
        <button type="button" className="notice-thumb" onClick={onPreview} aria-label={t("notice.previewOf", { kind: notice.kind_label, who: notice.recipient })}>
          <img src={previewUrl(notice, 1, 360)} alt="" loading="lazy" />
        </button>
      ) : (
        <div className="notice-thumb waiting">{t("notice.rendering")}</div>
      )}
      <div className="notice-text">
        <strong>{notice.kind_label}</strong>
        <span>{t("notice.to", { who: notice.recipient })}</span>
        <span className="soft small">{notice.document_number}</span>
        <span className="soft small"><Link to={`/cases/${notice.case_id}`}>{notice.receipt_number}</Link>{rendered ? `・${t("notice.pages", { n: notice.pages })}` : ""}・{fullTime(notice.created_at)}</span>
        <Light tone={noticeTone[notice.state]} tag>{t(`notice.state_${notice.state}`)}</Light>
        {notice.pulled_reason ? <span className="small">{notice.pulled_reason}</span> : null}
        {notice.undecided ? <Undecided notice={notice} /> : null}
        <div className="row">
          {rendered ? <Button component="a" href={notice.pdf_url} download={`${notice.receipt_number}_${notice.kind}.pdf`} variant="default" size="compact-sm">{t("notice.download")}</Button> : null}
          {notice.mailing_id ? <Link to={`/mailings/${notice.mailing_id}`}>{t("mailing.holdsNotice")}</Link> : null}
          {notice.state === "ready" && prints && rendered && !notice.mailing_id ? <Button size="compact-sm" loading={release.isPending} onClick={() => release.mutate()}>{t("notice.release")}</Button> : null}
          {notice.state === "ready" && prints && rendered && !notice.mailing_id ? <Button variant="default" size="compact-sm" loading={mail.isPending} onClick={() => mail.mutate()}>{t("mailing.mailThis")}</Button> : null}
          {notice.state === "ready" && prints && !notice.mailing_id ? <Button variant="subtle" color="shu" size="compact-sm" onClick={() => setPulling(true)}>{t("notice.pull")}</Button> : null}
        </div>
      </div>
      {pulling ? <PullDialog notice={notice} onClose={() => setPulling(false)} /> : null}
    </article>
  );
}

function Preview({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  return (
    <Modal opened onClose={onClose} title={t("notice.previewOf", { kind: notice.kind_label, who: notice.recipient })} size="auto" closeButtonProps={{ "aria-label": t("action.close") }}>
      {notice.pages > 1 ? (
        <div className="row" style={{ marginBottom: 8 }}>
          <Button variant="default" size="compact-sm" disabled={page <= 1} onClick={() => setPage(page - 1)}>{t("action.previous")}</Button>
          <span>{page} / {notice.pages}</span>
          <Button variant="default" size="compact-sm" disabled={page >= notice.pages} onClick={() => setPage(page + 1)}>{t("action.next")}</Button>
        </div>
      ) : null}
      <img className="notice-full" src={previewUrl(notice, page, 1400)} alt={t("notice.pageOf", { n: page })} />
    </Modal>
  );
}

/** Notices as pictures with what can be done with them. */
export function NoticeCards({ notices }: { notices: Notice[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Notice | null>(null);
  if (!notices.length) return <p className="soft quiet">{t("notice.noneForCase")}</p>;
  return (
    <div className="notice-cards">
      {notices.map((notice) => <Card key={notice.id} notice={notice} onPreview={() => setOpen(notice)} />)}
      {open ? <Preview notice={open} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}
