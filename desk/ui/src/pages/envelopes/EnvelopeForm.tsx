import { Button, Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showDone } from "../../components/ErrorNote";
import { Panel } from "../../components/Panel";
import { todayJst } from "../../domain/time";
import { useKinds } from "../side/SideActions";

type Envelope = Schemas["Envelope"];
type Line = { name: string; kind: string };
const sources = ["stamp", "postmark", "hand"] as const;

function CoverLines({ lines, onLines, disabled }: { lines: Line[]; onLines: (lines: Line[]) => void; disabled: boolean }) {
  const { t } = useTranslation();
  const kinds = useKinds();
  const data = [{ value: "", label: t("envelope.anyKind") }, ...(kinds.data?.items ?? []).map((kind) => ({ value: kind.id, label: kind.label }))];
  const change = (at: number, part: Partial<Line>) => onLines(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <div className="stack">
      {lines.map((line, index) => (
        <div key={index} className="cover-line">
          <span className="num soft">{index + 1}</span>
          <TextInput size="xs" aria-label={t("envelope.lineName", { n: index + 1 })} placeholder={t("envelope.name")} value={line.name} maxLength={100} disabled={disabled} onChange={(e) => change(index, { name: e.currentTarget.value })} />
          <Select size="xs" aria-label={t("envelope.lineKind", { n: index + 1 })} data={data} value={line.kind} disabled={disabled} onChange={(kind) => change(index, { kind: kind ?? "" })} searchable />
          <Button size="compact-xs" variant="subtle" disabled={disabled} aria-label={t("envelope.removeLine", { n: index + 1 })} onClick={() => onLines(lines.filter((_, at) => at !== index))}>{t("action.remove")}</Button>
        </div>
      ))}
      <div><Button size="compact-sm" variant="default" disabled={disabled} onClick={() => onLines([...lines, { name: "", kind: lines.at(-1)?.kind ?? "" }])}>{t("envelope.addLine")}</Button></div>
    </div>
  );
}

/** What a person keys from the envelope; the day stays empty until somebody has seen it on paper. */
export function EnvelopeForm({ envelope }: { envelope: Envelope }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form, setForm] = useState({
    sender: envelope.sender, day: envelope.arrived_on ?? "", from: envelope.day_from as string, sheets: envelope.expected_sheets === undefined ? "" : String(envelope.expected_sheets),
    both: envelope.both_sides, cover: envelope.has_cover, note: envelope.note, lines: envelope.lines.map(({ name, kind }) => ({ name, kind })),
  });
  const save = useMutation({
    mutationFn: () =>
      unwrap(api.PUT("/api/batches/{batch_id}/envelope", {
        params: { path: { batch_id: envelope.batch_id } },
        body: {
          sender: form.sender.trim(), note: form.note.trim(), both_sides: form.both, has_cover: form.cover, lines: form.cover ? form.lines.filter((line) => line.name.trim()).map((line) => ({ ...line, name: line.name.trim() })) : [],
          ...(form.day ? { arrived_on: form.day, day_from: form.from as Envelope["day_from"] } : {}), ...(form.sheets === "" ? {} : { expected_sheets: Number(form.sheets) }),
        },
      })),
    onSuccess: (kept) => {
      client.setQueryData(["envelope", envelope.batch_id], kept);
      void client.invalidateQueries({ queryKey: ["batch", envelope.batch_id] });
      void client.invalidateQueries({ queryKey: ["batches"] });
      void client.invalidateQueries({ queryKey: ["case"] });
      showDone(t("envelope.saved"));
    },
  });
  const locked = !envelope.may_key;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending && !locked) save.mutate();
  };
  return (
    <Panel title={t("envelope.keying")}>
      <form className="stack" onSubmit={submit}>
        <div className="envelope-form">
          <TextInput type="date" label={t("envelope.arrivedOn")} description={t("envelope.arrivedHint")} max={todayJst()} value={form.day} disabled={locked} onChange={(e) => setForm({ ...form, day: e.currentTarget.value })} />
          <Select label={t("envelope.dayFrom")} description={t("envelope.dayFromHint")} required={form.day !== ""} data={sources.map((value) => ({ value, label: t(`envelope.from_${value}`) }))} value={form.from || null} disabled={locked} placeholder={t("record.choose")} onChange={(from) => setForm({ ...form, from: from ?? "" })} />
          <TextInput label={t("upload.sender")} value={form.sender} maxLength={100} disabled={locked} onChange={(e) => setForm({ ...form, sender: e.currentTarget.value })} />
          <NumberInput label={t("upload.sheets")} min={0} max={99999} allowDecimal={false} hideControls value={form.sheets} disabled={locked} onChange={(value) => setForm({ ...form, sheets: String(value) })} />
          <TextInput label={t("envelope.note")} value={form.note} maxLength={500} disabled={locked} onChange={(e) => setForm({ ...form, note: e.currentTarget.value })} />
        </div>
        <Checkbox label={t("envelope.bothSides")} checked={form.both} disabled={locked} onChange={(e) => setForm({ ...form, both: e.currentTarget.checked })} />
        <Checkbox label={t("envelope.hasCover")} checked={form.cover} disabled={locked} onChange={(e) => setForm({ ...form, cover: e.currentTarget.checked, lines: form.lines.length ? form.lines : [{ name: "", kind: "" }] })} />
        {form.cover ? <CoverLines lines={form.lines} disabled={locked} onLines={(lines) => setForm({ ...form, lines })} /> : null}
        <ErrorNote error={save.error} />
        <div className="row" style={{ justifyContent: "flex-end" }}><Button type="submit" disabled={locked || (form.day !== "" && !form.from)} loading={save.isPending}>{t("envelope.save")}</Button></div>
      </form>
    </Panel>
  );
}
