import { Button, FileInput, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showDone } from "../../components/ErrorNote";
import { toHalfWidth } from "../../domain/digits";

type Setting = Schemas["Setting"];

function readImage(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("read"));
    reader.readAsDataURL(file);
  });
}

function Editor({ setting, value, onValue }: { setting: Setting; value: string; onValue: (value: string) => void }) {
  const { t } = useTranslation();
  const common = { label: setting.label, description: setting.description ?? "", value };
  switch (setting.type) {
    case "boolean":
      return <Select {...common} data={[{ value: "true", label: t("settings.yes") }, { value: "false", label: t("settings.no") }]} onChange={(v) => onValue(v ?? "")} />;
    case "choice":
      return <Select {...common} data={setting.options ?? []} onChange={(v) => onValue(v ?? "")} />;
    case "image":
      return (
        <>
          <FileInput label={setting.label} description={t("settings.image")} accept="image/png" onChange={(file) => file && void readImage(file).then(onValue)} />
          {value ? <img src={value} alt={setting.label} className="setting-image" /> : null}
        </>
      );
    case "json":
    case "multiline":
      return <Textarea {...common} autosize minRows={4} maxRows={16} ff={setting.type === "json" ? "monospace" : undefined} onChange={(e) => onValue(e.currentTarget.value)} />;
    case "integer":
      return <TextInput {...common} inputMode="numeric" rightSection={setting.unit} onChange={(e) => onValue(toHalfWidth(e.currentTarget.value))} />;
    case "date":
      return <TextInput {...common} type="date" onChange={(e) => onValue(e.currentTarget.value)} />;
    default:
      return <TextInput {...common} onChange={(e) => onValue(e.currentTarget.value)} />;
  }
}

/** Changing a setting asks why; the old value stays in the history. */
export function SettingDialog({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [value, setValue] = useState(setting.value);
  const [reason, setReason] = useState("");
  const save = useMutation({
    mutationFn: () => unwrap(api.PUT("/api/settings/{key}", { params: { path: { key: setting.key } }, body: { value, reason: reason.trim(), version: setting.version } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["settings"] });
      showDone(t("settings.saved"));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("settings.changeTitle")} size="lg" closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">
        <Editor setting={setting} value={value} onValue={setValue} />
        <TextInput label={t("case.reason")} required value={reason} onChange={(e) => setReason(e.currentTarget.value)} maxLength={500} />
        <ErrorNote error={save.error} />
        <Button disabled={value === setting.value || reason.trim().length < 2} loading={save.isPending} onClick={() => save.mutate()}>{t("settings.save")}</Button>
      </div>
    </Modal>
  );
}
