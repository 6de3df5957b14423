import { Button, Modal, NumberInput, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showDone } from "../../components/ErrorNote";
import { isSettled } from "../../domain/words";
import { CutDialog } from "./CutDialog";

type Side = Schemas["PageDetail"];
type ActionId = Side["actions"][number];

export function useKinds() {
  return useQuery({ queryKey: ["kinds"], queryFn: () => unwrap(api.GET("/api/kinds")), staleTime: Infinity });
}

export interface DialogProps {
  side: Side;
  onClose: () => void;
}

export function useDone(onClose: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return () => {
    showDone(t("action.done"));
    void client.invalidateQueries();
    onClose();
  };
}

function KindDialog({ side, onClose }: DialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const kinds = useKinds();
  const done = useDone(onClose);
  const [kind, setKind] = useState<string | null>(null);
  const [caseId, setCaseId] = useState("");
  const set = useMutation({
    mutationFn: () => unwrap(api.PUT("/api/pages/{page_id}/kind", { params: { path: { page_id: side.id } }, body: { kind: kind ?? "", ...(caseId.trim() ? { case_id: caseId.trim() } : {}) } })),
    onSuccess: (document) => {
      done();
      navigate(`/keying/${document.id}`);
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("side.set_kind")} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <Select label={t("side.kind")} data={(kinds.data?.items ?? []).map((k) => ({ value: k.id, label: k.label }))} value={kind} onChange={setKind} data-autofocus searchable selectFirstOptionOnChange />
        <CaseSelect label={t("side.case")} value={caseId} onChange={setCaseId} />
        <ErrorNote error={set.error} />
        <Button disabled={!kind} loading={set.isPending} onClick={() => set.mutate()}>{t("side.keyNow")}</Button>
      </div>
    </Modal>
  );
}

/** A case chosen by its receipt number among those still open. */
export function CaseSelect({ label, value, onChange, only }: { label: string; value: string; onChange: (id: string) => void; only?: "known" }) {
  const { t } = useTranslation();
  const cases = useQuery({ queryKey: ["cases", "choose"], queryFn: () => unwrap(api.GET("/api/cases", { params: { query: { limit: 200 } } })) });
  const open = (cases.data?.items ?? []).filter((c) => !isSettled(c.state));
  const data = [...(only ? [] : [{ value: "", label: t("side.newCase") }]), ...open.map((c) => ({ value: c.id, label: `${c.receipt_number}　${c.name ?? ""}` }))];
  return <Select label={label} data={data} value={value || (only ? null : "")} onChange={(next) => onChange(next ?? "")} searchable selectFirstOptionOnChange />;
}

function MoveDialog({ side, onClose }: DialogProps) {
  const { t } = useTranslation();
  const done = useDone(onClose);
  const [caseId, setCaseId] = useState("");
  const [reason, setReason] = useState("");
  const move = useMutation({
    mutationFn: () => unwrap(api.POST("/api/pages/{page_id}/move", { params: { path: { page_id: side.id } }, body: { reason: reason.trim(), ...(caseId ? { case_id: caseId } : {}) } })),
    onSuccess: done,
  });
  return (
    <Modal opened onClose={onClose} title={t("side.move")} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <CaseSelect label={t("side.toCase")} value={caseId} onChange={setCaseId} />
        <TextInput label={t("case.reason")} required value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
        <ErrorNote error={move.error} />
        <Button disabled={reason.trim().length < 2} loading={move.isPending} onClick={() => move.mutate()}>{t("side.move")}</Button>
      </div>
    </Modal>
  );
}

function JoinDialog({ side, onClose }: DialogProps) {
  const { t } = useTranslation();
  const done = useDone(onClose);
  const [documentId, setDocumentId] = useState<string | null>(null);
  const [position, setPosition] = useState(2);
  const siblings = useQuery({
    queryKey: ["case", side.case_id],
    queryFn: () => unwrap(api.GET("/api/cases/{case_id}", { params: { path: { case_id: side.case_id ?? "" } } })),
    enabled: Boolean(side.case_id),
  });
  const data = (siblings.data?.documents ?? []).filter((d) => d.id !== side.document_id).map((d) => ({ value: d.id, label: [d.kind_label, d.subject].filter(Boolean).join("　") }));
  const join = useMutation({
    mutationFn: () => unwrap(api.POST("/api/pages/{page_id}/join", { params: { path: { page_id: side.id } }, body: { document_id: documentId ?? "", position } })),
    onSuccess: done,
  });
  return (
    <Modal opened onClose={onClose} title={t("side.join")} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <Select label={t("side.toDocument")} data={data} value={documentId} onChange={setDocumentId} />
        <NumberInput label={t("side.position")} min={1} max={100} value={position} onChange={(v) => setPosition(Number(v) || 1)} />
        <ErrorNote error={join.error} />
        <Button disabled={!documentId} loading={join.isPending} onClick={() => join.mutate()}>{t("side.join")}</Button>
      </div>
    </Modal>
  );
}

function RereadDialog({ side, onClose }: DialogProps) {
  const { t } = useTranslation();
  const done = useDone(onClose);
  const [rotation, setRotation] = useState("auto");
  const reread = useMutation({
    mutationFn: () => {
      const turn = [0, 90, 180, 270].find((r) => String(r) === rotation) as 0 | 90 | 180 | 270 | undefined;
      return unwrap(api.POST("/api/pages/{page_id}/reread", { params: { path: { page_id: side.id } }, body: turn === undefined ? {} : { rotation: turn } }));
    },
    onSuccess: done,
  });
  return (
    <Modal opened onClose={onClose} title={t("side.reread")} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <Select label={t("side.rotation")} data={[{ value: "auto", label: t("side.auto") }, ...["0", "90", "180", "270"].map((r) => ({ value: r, label: `${r}°` }))]} value={rotation} onChange={(v) => setRotation(v ?? "auto")} />
        <ErrorNote error={reread.error} />
        <Button loading={reread.isPending} onClick={() => reread.mutate()}>{t("side.reread")}</Button>
      </div>
    </Modal>
  );
}

function SettleDialog({ side, onClose }: DialogProps) {
  const { t } = useTranslation();
  const done = useDone(onClose);
  const [reason, setReason] = useState("");
  const settle = useMutation({
    mutationFn: (as: Schemas["SettlePage"]["as"]) => unwrap(api.POST("/api/pages/{page_id}/settle", { params: { path: { page_id: side.id } }, body: { as, ...(reason.trim() ? { reason: reason.trim() } : {}) } })),
    onSuccess: done,
  });
  return (
    <Modal opened onClose={onClose} title={t("side.settle")} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <TextInput label={t("case.note")} value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
        <ErrorNote error={settle.error} />
        {(["rescan_requested", "rescanned", "accept_as_is", "discard"] as const).map((as) => (
          <Button key={as} variant="default" loading={settle.isPending && settle.variables === as} onClick={() => settle.mutate(as)}>{t(`side.settle_${as}`)}</Button>
        ))}
      </div>
    </Modal>
  );
}

const dialogs: Record<ActionId, (props: DialogProps) => React.ReactNode> = {
  set_kind: KindDialog,
  settle: SettleDialog,
  move: MoveDialog,
  cut: CutDialog,
  join: JoinDialog,
  reread: RereadDialog,
};

export function SideActions({ side }: { side: Side }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ActionId | null>(null);
  const Dialog = open ? dialogs[open] : null;
  return (
    <>
      {side.actions.map((id) => <Button key={id} variant={id === "set_kind" ? "filled" : "default"} onClick={() => setOpen(id)}>{t(`side.${id}`)}</Button>)}
      {Dialog ? <Dialog side={side} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
