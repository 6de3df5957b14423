import { Button, Checkbox, Modal, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { api, unwrap } from "../../api/client";
import { ErrorNote, showDone } from "../../components/ErrorNote";
import type { Detail } from "./view";

const fewest = 2; // characters of a reason that says anything

/** 決裁後の訂正: opens the case that corrects this one and goes there; the decided case is never changed. */
export function CorrectDialog({ detail, onClose }: { detail: Detail; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState("");
  const [sure, setSure] = useState(false);
  const ready = sure && reason.trim().length >= fewest && wrong.trim().length >= fewest;
  const open = useMutation({
    mutationFn: () => unwrap(api.POST("/api/cases/{case_id}/correct", { params: { path: { case_id: detail.id } }, body: { reason: reason.trim(), wrong: wrong.trim() } })),
    onSuccess: (made) => {
      client.setQueryData(["case", made.id], made);
      void client.invalidateQueries({ queryKey: ["case", detail.id] });
      void client.invalidateQueries({ queryKey: ["cases"] });
      showDone(t("case.done_correct", { number: made.receipt_number }));
      onClose();
      navigate(`/cases/${made.id}`);
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("case.ask_correct", { number: detail.receipt_number })} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <p style={{ margin: 0 }}>{t("case.text_correct")}</p>
        <Textarea label={t("case.correctReason")} description={t("case.printedInLetter")} required value={reason} onChange={(e) => setReason(e.currentTarget.value)} maxLength={500} minRows={2} autosize data-autofocus />
        <TextInput label={t("case.correctWrong")} description={t("case.printedInLetter")} required value={wrong} onChange={(e) => setWrong(e.currentTarget.value)} maxLength={500} />
        <Checkbox label={t("case.correctSure", { number: detail.receipt_number })} checked={sure} onChange={(e) => setSure(e.currentTarget.checked)} />
        <ErrorNote error={open.error} />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>{t("action.cancel")}</Button>
          <Button color="shu" disabled={!ready} loading={open.isPending} onClick={() => open.mutate()}>{t("case.do_correct")}</Button>
        </div>
      </div>
    </Modal>
  );
}
