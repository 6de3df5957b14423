import { ActionIcon } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, ApiError, unwrap, type Schemas } from "../../api/client";
import { entryOf, EntryNote, FieldInput } from "../../components/FieldInput";
import { Findings } from "../../components/Findings";
import { Light } from "../../components/Light";
import { editText, eraHint } from "../../domain/fieldValue";

type Field = Schemas["FieldValue"];

interface KeyingRowProps {
  documentId: string;
  version: () => number;
  field: Field;
  active: boolean;
  onActive: () => void;
  onNext: () => void;
  onSaved: (result: Schemas["KeyFieldResult"]) => void;
  /** Says whether something is typed here that was not kept: it does not fit, or the server refused it. */
  onUnsaved?: (label: string, unsaved: boolean) => void;
}

const quick = ["blank", "struck_out", "unreadable"] as const;

/** What is saved of one document goes to the server one after the other: each save names the version the one before left,
 *  so whoever keys faster than the server answers meets no conflict with themselves. */
export const keyingScope = (documentId: string) => ({ id: `keying ${documentId}` });

function useSave({ documentId, version, field, onSaved }: KeyingRowProps) {
  return useMutation({
    scope: keyingScope(documentId),
    mutationFn: (change: { action: "type" | (typeof quick)[number]; value?: string }) =>
      unwrap(
        api.PUT("/api/documents/{document_id}/fields/{field_id}", {
          params: { path: { document_id: documentId, field_id: field.spec.id } },
          body: { row: field.spec.row, version: version(), ...change },
        }),
      ),
    onSuccess: onSaved,
  });
}

function status(field: Field, dirty: boolean, t: (key: string) => string) {
  if (dirty) return <Light tone="ask">{t("keying.unsaved")}</Light>;
  if (field.decided === "open") return <Light tone="idle">{t("keying.untouched")}</Light>;
  return <Light tone="ok">{field.state === "read" ? t("keying.saved") : t(`state.${field.state}`)}</Light>;
}

/** One field to key: Enter saves it and goes to the next; leaving it saves what was typed. */
export function KeyingRow(props: KeyingRowProps) {
  const { field, active, onActive, onNext, onUnsaved } = props;
  const { t } = useTranslation();
  const stored = field.spec.masked ? "" : editText(field.spec, field.state === "read" ? field.value : "");
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  const save = useSave(props);
  const hint = eraHint(field.spec, field.value);
  const entry = entryOf(field.spec, text, hint);
  const dirty = text !== stored;
  const label = [field.spec.row_label, field.spec.label].filter(Boolean).join(" ");
  useEffect(() => onUnsaved?.(label, dirty), [label, dirty, onUnsaved]);
  const store = (then?: () => void) => {
    if (!dirty) return then?.();
    if (entry.kind !== "value") return;
    // Leaving the row right after Enter is no second save.
    if (save.isPending && save.variables?.value === entry.value) return;
    const done = () => {
      // A 個人番号 does not stay on the screen once it is kept.
      if (field.spec.masked) setText("");
      then?.();
    };
    save.mutate({ action: "type", value: entry.value }, { onSuccess: done });
  };
  const error = save.error instanceof ApiError ? save.error : null;
  return (
    <div
      className={active ? "key-row active" : "key-row"}
      onFocusCapture={onActive}
      onBlurCapture={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && entry.kind === "value") store();
      }}
    >
      <div className="key-label">
        {label}
        {field.spec.required ? <span className="need">{t("field.required")}</span> : null}
      </div>
      <div className="key-value">
        <FieldInput spec={field.spec} text={text} onText={setText} onEnter={() => store(onNext)} size="small" label={label} autoFocus={active} focusKey={String(active)} {...(hint ? { eraHint: hint } : {})} />
        {field.spec.masked && field.value ? <span className="mono soft small">{field.value}</span> : null}
        {dirty && text ? <EntryNote entry={entry} onText={setText} /> : null}
        {error ? <div className="entry-note problem" role="alert">{error.message} {error.hint}</div> : null}
        {error?.details.length ? <Findings findings={error.details} /> : null}
      </div>
      <div className="key-states">
        {quick.map((action) => (
          <ActionIcon key={action} variant={field.decided !== "open" && field.state === action ? "filled" : "default"} size="md" title={t(`review.action.${action}`)} aria-label={`${label} ${t(`review.action.${action}`)}`} loading={save.isPending && save.variables?.action === action} onClick={() => save.mutate({ action }, { onSuccess: onNext })}>
            <span aria-hidden="true">{t(`keying.short_${action}`)}</span>
          </ActionIcon>
        ))}
      </div>
      <div className="key-status">{status(field, dirty, t)}</div>
    </div>
  );
}
