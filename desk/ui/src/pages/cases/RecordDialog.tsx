import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showDone } from "../../components/ErrorNote";
import { EntryNote, isComposing } from "../../components/FieldInput";
import { readEntry, type Entry } from "../../domain/fieldValue";
import { todayJst } from "../../domain/time";
import { eraName, formatWareki } from "../../domain/wareki";
import type { Detail } from "./view";

type Kind = Schemas["RecordKind"];
type Field = Schemas["RecordField"];

/** A record's field is read like a form's: a date in 和暦 or 西暦. */
function entryOf(field: Field, text: string): Entry | null {
  if (!text.trim()) return null;
  return readEntry({ ...field, row: 0, masked: false }, text, eraName(todayJst()));
}

function FieldRow({ field, text, onText }: { field: Field; text: string; onText: (text: string) => void }) {
  const { t } = useTranslation();
  if (field.type === "choice")
    return <Select label={field.label} required={field.required} clearable={!field.required} data={field.options} value={text || null} onChange={(value) => onText(value ?? "")} placeholder={t("record.choose")} />;
  const entry = entryOf(field, text);
  const today = () => onText(formatWareki(todayJst()));
  return (
    <div className="record-field">
      <TextInput
        label={field.label}
        required={field.required}
        {...(field.type === "date" ? { description: t("record.dateHint") } : {})}
        value={text}
        maxLength={500}
        onChange={(e) => onText(e.currentTarget.value)}
        onKeyDown={(e) => e.key === "Enter" && isComposing(e) && e.preventDefault()}
      />
      {field.type === "date" ? <Button variant="default" size="sm" onClick={today} aria-label={t("record.todayOf", { label: field.label })}>{t("record.today")}</Button> : null}
      {field.type === "date" && entry ? <EntryNote entry={entry} onText={(iso) => onText(formatWareki(iso))} /> : null}
    </div>
  );
}

function valuesOf(kind: Kind, typed: Record<string, string>): { id: string; value: string }[] | null {
  const facts: { id: string; value: string }[] = [];
  for (const field of kind.fields) {
    const entry = entryOf(field, typed[field.id] ?? "");
    if (entry?.kind === "value") facts.push({ id: field.id, value: entry.value });
    else if (entry || field.required) return null;
  }
  return facts;
}

/** The form of one kind of record, made from its description; kinds about a person ask for whom. */
export function RecordDialog({ detail, kinds, first, onClose }: { detail: Detail; kinds: Kind[]; first?: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [kindId, setKindId] = useState<string | null>(first ?? null);
  const [person, setPerson] = useState<string | null>(detail.people.length === 1 ? String(detail.people[0]?.row) : null);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const kind = kinds.find((k) => k.kind === kindId);
  const facts = kind ? valuesOf(kind, typed) : null;
  const ready = kind && facts && (!kind.per_person || person !== null);
  const recorded = (name: string) => detail.records.some((record) => record.kind === kindId && record.person === name);
  const save = useMutation({
    mutationFn: () =>
      unwrap(api.POST("/api/cases/{case_id}/records", { params: { path: { case_id: detail.id } }, body: { kind: kind?.kind ?? "", person: kind?.per_person ? Number(person) : 0, facts: facts ?? [] } })),
    onSuccess: (changed) => {
      client.setQueryData(["case", detail.id], changed);
      void client.invalidateQueries({ queryKey: ["cases"] });
      showDone(t("record.done", { label: kind?.label ?? "" }));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !save.isPending) save.mutate();
  };
  const people = detail.people.map((p) => ({ value: String(p.row), label: `${p.name || t("case.nameOpen")}${recorded(p.name) ? t("record.already") : ""}` }));
  return (
    <Modal opened onClose={onClose} size="lg" title={t("record.title", { number: detail.receipt_number })} closeButtonProps={{ "aria-label": t("action.close") }}>
      <form className="stack" onSubmit={submit}>
        <Select label={t("record.kind")} required data={kinds.map((k) => ({ value: k.kind, label: k.label }))} value={kindId} data-autofocus={!first || undefined} placeholder={t("record.choose")} onChange={(value) => { setKindId(value); setTyped({}); }} />
        {kind?.per_person ? <Select label={t("record.person")} required data={people} value={person} data-autofocus={(first && people.length > 1) || undefined} placeholder={t("record.choose")} onChange={setPerson} /> : null}
        {kind?.fields.map((field) => <FieldRow key={`${kind.kind}-${field.id}`} field={field} text={typed[field.id] ?? ""} onText={(text) => setTyped({ ...typed, [field.id]: text })} />)}
        {kind ? <p className="soft small" style={{ margin: 0 }}>{t("record.noNumber")}</p> : null}
        <ErrorNote error={save.error} />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" disabled={!ready} loading={save.isPending}>{t("record.save")}</Button>
        </div>
      </form>
    </Modal>
  );
}
