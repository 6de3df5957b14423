import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Findings } from "../../components/Findings";
import { useUser } from "../../session/SessionContext";
import type { Detail } from "./view";

type Finding = Schemas["Finding"];

function AcceptDialog({ detail, finding, onClose }: { detail: Detail; finding: Finding; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const accept = useMutation({
    mutationFn: () =>
      unwrap(api.POST("/api/cases/{case_id}/findings/{finding_id}/accept", { params: { path: { case_id: detail.id, finding_id: finding.id } }, body: { version: detail.version, reason: reason.trim() } })),
    onSuccess: (changed) => {
      client.setQueryData(["case", detail.id], changed);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("finding.acceptTitle")} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <p style={{ margin: 0 }}>{finding.message}</p>
        <TextInput label={t("case.reason")} required value={reason} onChange={(e) => setReason(e.currentTarget.value)} maxLength={500} data-autofocus />
        <ErrorNote error={accept.error} />
        <Button disabled={reason.trim().length < 2} loading={accept.isPending} onClick={() => accept.mutate()}>{t("finding.accept")}</Button>
      </div>
    </Modal>
  );
}

/** Findings of the case; those that may be overridden can be, with a reason. */
export function CaseFindings({ detail, onShow }: { detail: Detail; onShow: (finding: Finding) => void }) {
  const { t } = useTranslation();
  const roles = useUser().roles;
  const [open, setOpen] = useState<Finding | null>(null);
  const [all, setAll] = useState(false);
  if (!detail.findings.length) return <p className="soft quiet">{t("case.noFindings")}</p>;
  const may = (finding: Finding) => finding.overridable && finding.state === "open" && finding.severity !== "info" && (roles.includes("senior") || (finding.severity !== "error" && roles.includes("reviewer")));
  const grave = detail.findings.filter((finding) => finding.severity !== "info");
  const told = detail.findings.length - grave.length;
  return (
    <>
      {grave.length ? null : <p className="soft quiet">{t("case.noGraveFindings")}</p>}
      <Findings
        findings={all ? [...grave, ...detail.findings.filter((finding) => finding.severity === "info")] : grave}
        action={(finding) => (
          <div className="row" style={{ gap: 4 }}>
            {finding.fields?.length ? <Button variant="default" size="compact-xs" onClick={() => onShow(finding)}>{t("finding.show")}</Button> : null}
            {may(finding) ? <Button variant="default" size="compact-xs" onClick={() => setOpen(finding)}>{t("finding.accept")}</Button> : null}
          </div>
        )}
      />
      {told ? <button type="button" className="link-button" onClick={() => setAll(!all)}>{all ? t("case.hideInfo") : t("case.showInfo", { n: told })}</button> : null}
      {open ? <AcceptDialog detail={detail} finding={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
