import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { CaseSelect, useDone } from "./SideActions";

type Document = Schemas["DocumentRef"];

function ShareDialog({ document, what, onClose }: { document: Document; what: "attach" | "detach"; onClose: () => void }) {
  const { t } = useTranslation();
  const done = useDone(onClose);
  const [caseId, setCaseId] = useState("");
  const [reason, setReason] = useState("");
  const change = useMutation({
    mutationFn: () => {
      const path = what === "attach" ? ("/api/documents/{document_id}/attach" as const) : ("/api/documents/{document_id}/detach" as const);
      return unwrap(api.POST(path, { params: { path: { document_id: document.id } }, body: { case_id: caseId, reason: reason.trim() } }));
    },
    onSuccess: done,
  });
  return (
    <Modal opened onClose={onClose} title={t(`side.${what}`)} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <p className="soft" style={{ margin: 0 }}>{t(`side.${what}Text`, { kind: document.kind_label })}</p>
        {what === "attach" ? <CaseSelect label={t("side.toCase")} value={caseId} onChange={setCaseId} only="known" /> : <Select label={t("side.fromCase")} data={(document.cases ?? []).map((c) => ({ value: c.id, label: c.receipt_number }))} value={caseId || null} onChange={(next) => setCaseId(next ?? "")} />}
        <TextInput label={t("case.reason")} required value={reason} maxLength={500} onChange={(e) => setReason(e.currentTarget.value)} />
        <ErrorNote error={change.error} />
        <Button disabled={!caseId || reason.trim().length < 2} loading={change.isPending} onClick={() => change.mutate()}>{t(`side.do_${what}`)}</Button>
      </div>
    </Modal>
  );
}

/** One paper may serve several cases: a household's certificate beside two applications. */
export function ShareActions({ document }: { document: Document }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"attach" | "detach" | null>(null);
  return (
    <div className="share-actions">
      <Button size="compact-xs" variant="default" onClick={() => setOpen("attach")}>{t("side.attach")}</Button>
      {(document.cases ?? []).length > 1 ? <Button size="compact-xs" variant="default" onClick={() => setOpen("detach")}>{t("side.detach")}</Button> : null}
      {open ? <ShareDialog document={document} what={open} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}
