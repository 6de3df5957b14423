import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showDone } from "../../components/ErrorNote";

type Detail = Schemas["MailingDetail"];

/** What changed stands everywhere at once. */
export function useChanged() {
  const client = useQueryClient();
  return (detail: Detail, words: string) => {
    client.setQueryData(["mailing", detail.id], detail);
    void client.invalidateQueries();
    showDone(words);
  };
}

interface ReasonProps {
  title: string;
  warning: string;
  label: string;
  onClose: () => void;
  act: (reason: string) => Promise<unknown>;
}

function ReasonDialog({ title, warning, label, onClose, act }: ReasonProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const run = useMutation({ mutationFn: () => act(reason.trim()), onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <p style={{ margin: 0 }}>{warning}</p>
        <TextInput label={t("case.reason")} required maxLength={500} value={reason} onChange={(e) => setReason(e.currentTarget.value)} data-autofocus />
        <ErrorNote error={run.error} />
        <Button color="shu" disabled={reason.trim().length < 2} loading={run.isPending} onClick={() => run.mutate()}>{label}</Button>
      </div>
    </Modal>
  );
}

export function PullDialog({ mailing, piece, notice, onClose }: { mailing: Detail; piece: Schemas["MailingPiece"]; notice: Schemas["EnclosedNotice"]; onClose: () => void }) {
  const { t } = useTranslation();
  const changed = useChanged();
  const act = async (reason: string) =>
    changed(await unwrap(api.POST("/api/mailings/{mailing_id}/pull", { params: { path: { mailing_id: mailing.id } }, body: { version: mailing.version, notice_id: notice.notice_id, reason } })), t("mailing.pulledDone"));
  return <ReasonDialog title={t("mailing.pullTitle", { kind: notice.kind_label })} warning={t("mailing.pullWarning", { n: piece.number })} label={t("mailing.pull")} onClose={onClose} act={act} />;
}

export function CancelDialog({ mailing, onClose }: { mailing: Detail; onClose: () => void }) {
  const { t } = useTranslation();
  const changed = useChanged();
  const act = async (reason: string) =>
    changed(await unwrap(api.POST("/api/mailings/{mailing_id}/cancel", { params: { path: { mailing_id: mailing.id } }, body: { version: mailing.version, reason } })), t("mailing.cancelledDone"));
  return <ReasonDialog title={t("mailing.cancel")} warning={t("mailing.cancelWarning")} label={t("mailing.cancel")} onClose={onClose} act={act} />;
}
