import { Button, Modal, Select, Textarea, TextInput, Tooltip } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showDone } from "../../components/ErrorNote";
import { CorrectDialog } from "./CorrectDialog";
import { RecordDialog } from "./RecordDialog";
import { useOwnRecordKinds } from "./recordKinds";

type Detail = Schemas["CaseDetail"];
type ActionId = Schemas["CaseAction"]["id"];
/** 訂正 and 後閲 have dialogs of their own. */
type StepId = Exclude<ActionId, "correct" | "later_check">;

const paths = {
  advance: "/api/cases/{case_id}/advance",
  approve: "/api/cases/{case_id}/approve",
  approve_as_deputy: "/api/cases/{case_id}/approve-as-deputy",
  return: "/api/cases/{case_id}/return",
  take_back: "/api/cases/{case_id}/take-back",
  propose_rejection: "/api/cases/{case_id}/propose-rejection",
  withdraw: "/api/cases/{case_id}/withdraw",
} as const;
const look: Record<ActionId, { color: string; variant: "filled" | "outline" | "default"; reason: boolean }> = {
  advance: { color: "ai", variant: "filled", reason: false },
  approve: { color: "matsu", variant: "filled", reason: false },
  approve_as_deputy: { color: "matsu", variant: "outline", reason: true },
  return: { color: "shu", variant: "outline", reason: true },
  take_back: { color: "sumi", variant: "default", reason: true },
  propose_rejection: { color: "shu", variant: "outline", reason: true },
  withdraw: { color: "sumi", variant: "default", reason: true },
  correct: { color: "shu", variant: "outline", reason: true },
  later_check: { color: "ai", variant: "filled", reason: false },
};

function ActionDialog({ id, detail, onClose }: { id: StepId; detail: Detail; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const [basis, setBasis] = useState("");
  const [exception, setException] = useState("");
  const [represents, setRepresents] = useState<string | null>(null);
  const rejects = id === "propose_rejection";
  // The server allows own work to be decided only where the office has the exception switched on.
  const own = id === "approve" && detail.own_work;
  const deputises = id === "approve_as_deputy";
  const ready = (!look[id].reason || reason.trim().length >= 2) && (!rejects || basis.trim().length >= 2) && (!own || exception.trim().length >= 2) && (!deputises || represents !== null);
  const act = useMutation({
    mutationFn: () => unwrap(api.POST(paths[id], { params: { path: { case_id: detail.id } }, body: { version: detail.version, reason: reason.trim(), basis: basis.trim(), exception_reason: exception.trim(), represents: represents ?? "" } })),
    onSuccess: (changed) => {
      client.setQueryData(["case", detail.id], changed);
      void client.invalidateQueries({ queryKey: ["cases"] });
      void client.invalidateQueries({ queryKey: ["notices"] });
      showDone(t(`case.done_${id}`, { number: detail.receipt_number }));
      onClose();
    },
    onError: () => void client.invalidateQueries({ queryKey: ["case", detail.id] }),
  });
  return (
    <Modal opened onClose={onClose} title={t(`case.ask_${id}`, { number: detail.receipt_number })} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <p style={{ margin: 0 }}>{t((id === "approve" || deputises) && detail.rejection ? "case.text_approve_rejection" : `case.text_${id}`, { name: detail.name ?? "" })}</p>
        {deputises ? <Select label={t("case.represents")} description={t("case.representsHint")} required placeholder={t("record.choose")} data={detail.representable.map((user) => ({ value: user.name, label: user.display_name }))} value={represents} onChange={setRepresents} /> : null}
        {own ? null : <Textarea label={look[id].reason ? t("case.reason") : t("case.note")} required={look[id].reason} value={reason} onChange={(e) => setReason(e.currentTarget.value)} maxLength={500} minRows={2} autosize data-autofocus={look[id].reason || undefined} />}
        {rejects ? <TextInput label={t("case.basis")} description={t("case.basisHint")} required value={basis} onChange={(e) => setBasis(e.currentTarget.value)} maxLength={500} /> : null}
        {own ? <TextInput label={t("case.exception")} description={t("case.exceptionHint")} required value={exception} onChange={(e) => setException(e.currentTarget.value)} maxLength={500} /> : null}
        <ErrorNote error={act.error} />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>{t("action.cancel")}</Button>
          <Button color={look[id].color} disabled={!ready} loading={act.isPending} onClick={() => act.mutate()} data-autofocus={!look[id].reason || undefined}>{t(`case.do_${id}`)}</Button>
        </div>
      </div>
    </Modal>
  );
}

/** 後閲: the record that closes it, in the dialog of all records. */
function LaterCheckDialog({ detail, onClose }: { detail: Detail; onClose: () => void }) {
  const kinds = useOwnRecordKinds().filter((kind) => kind.kind === "later_check");
  return kinds.length ? <RecordDialog detail={detail} kinds={kinds} first="later_check" onClose={onClose} /> : null;
}

/** What this person may do with the case now; what they may not says why. */
export function CaseActions({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ActionId | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {detail.actions.map((action) => (
        <Tooltip key={action.id} label={action.why_not ?? ""} disabled={action.allowed || !action.why_not} multiline maw={320}>
          <span>
            <Button color={look[action.id].color} variant={look[action.id].variant} disabled={!action.allowed} onClick={() => setOpen(action.id)}>
              {t(`case.do_${action.id}`)}
            </Button>
          </span>
        </Tooltip>
      ))}
      {open === "correct" ? <CorrectDialog detail={detail} onClose={close} /> : null}
      {open === "later_check" ? <LaterCheckDialog detail={detail} onClose={close} /> : null}
      {open && open !== "correct" && open !== "later_check" ? <ActionDialog id={open} detail={detail} onClose={close} /> : null}
    </>
  );
}
