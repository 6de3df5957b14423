import { Button, Checkbox, FileInput, NumberInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { api, unwrap } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Panel } from "../../components/Panel";
import { bytes, todayJst } from "../../domain/time";

interface UploadForm {
  files: File[];
  arrivedOn: string;
  sender: string;
  sheets: string;
  both: boolean;
}

function toFormData(form: UploadForm): FormData {
  const data = new FormData();
  for (const file of form.files) data.append("files", file, file.name);
  if (form.arrivedOn) data.append("arrived_on", form.arrivedOn);
  if (form.sender) data.append("sender", form.sender);
  if (form.sheets) data.append("expected_sheets", form.sheets);
  if (form.both) data.append("both_sides", "true");
  return data;
}

/** Files from this computer become a batch; every one is stored before the answer comes. */
export function UploadPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form, setForm] = useState<UploadForm>({ files: [], arrivedOn: "", sender: "", sheets: "", both: false });
  const [over, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST("/api/batches", {
          body: form as unknown as { files: string[] },
          bodySerializer: () => toFormData(form),
        }),
      ),
    onSuccess: (batch) => {
      void client.invalidateQueries({ queryKey: ["batches"] });
      navigate(`/batches/${batch.id}`);
    },
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setForm({ ...form, files: [...form.files, ...event.dataTransfer.files] });
  };
  const total = form.files.reduce((sum, file) => sum + file.size, 0);
  return (
    <Panel title={t("upload.title")} right={<Button variant="subtle" onClick={onClose}>{t("action.close")}</Button>}>
      <div className={over ? "drop over" : "drop"} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <FileInput
          multiple size="sm" label={t("upload.files")} description={t("upload.types")} placeholder={t("upload.choose")}
          value={form.files} onChange={(files) => setForm({ ...form, files })} accept="image/tiff,image/jpeg,image/png,application/pdf,.tif,.tiff,.pdf,.jpg,.jpeg,.png" clearable clearButtonProps={{ "aria-label": t("upload.clear") }}
        />
        <TextInput type="date" label={t("upload.arrivedOn")} description={t("upload.arrivedHint")} max={todayJst()} value={form.arrivedOn} onChange={(e) => setForm({ ...form, arrivedOn: e.currentTarget.value })} />
        <TextInput label={t("upload.sender")} value={form.sender} maxLength={100} onChange={(e) => setForm({ ...form, sender: e.currentTarget.value })} />
        <NumberInput label={t("upload.sheets")} min={0} max={99999} allowDecimal={false} hideControls value={form.sheets} onChange={(v) => setForm({ ...form, sheets: String(v) })} size="sm" />
        <Button size="sm" disabled={!form.files.length} loading={upload.isPending} onClick={() => upload.mutate()} style={{ alignSelf: "end" }}>
          {form.files.length ? t("upload.send", { n: form.files.length, size: bytes(total) }) : t("upload.sendNone")}
        </Button>
      </div>
      <Checkbox mt={10} label={t("envelope.bothSides")} checked={form.both} onChange={(e) => setForm({ ...form, both: e.currentTarget.checked })} />
      <ErrorNote error={upload.error} />
    </Panel>
  );
}
