import { Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showDone } from "../../components/ErrorNote";
import { todayJst } from "../../domain/time";
import { useKinds } from "../side/SideActions";
import { firstRows, isReady, withRows, type LetterKind, type LetterRow } from "./letter";
import type { Detail } from "./view";

type Order = Schemas["SendLetter"];

function Rows({ detail, kind, rows, onRows }: { detail: Detail; kind: LetterKind; rows: LetterRow[]; onRows: (rows: LetterRow[]) => void }) {
  const { t } = useTranslation();
  const papers = (useKinds().data?.items ?? []).filter((one) => one.family === "document").map((one) => ({ value: one.id, label: one.label }));
  const people = [{ value: "", label: t("letter.household") }, ...[...new Set(detail.people.map((one) => one.name).filter(Boolean))].map((name) => ({ value: name, label: name }))];
  const change = (at: number, part: Partial<LetterRow>) => onRows(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  const of = (key: string, index: number) => ({ size: "xs" as const, "aria-label": t("letter.ofRow", { what: t(`letter.${key}`), n: index + 1 }) });
  return (
    <div className="stack" style={{ gap: 6 }}>
      <div className="letter-row letter-heads soft small"><span>{t("letter.document")}</span><span>{kind === "hosei_irai" ? t("letter.item") : t("letter.person")}</span><span>{t("letter.text")}</span><span /></div>
      {rows.map((row, index) => (
        <div key={index} className="letter-row">
          {kind === "hosei_irai" ? <TextInput {...of("document", index)} value={row.document} maxLength={200} onChange={(e) => change(index, { document: e.currentTarget.value })} /> : <Select {...of("document", index)} data={papers} value={row.document || null} onChange={(value) => change(index, { document: value ?? "" })} searchable />}
          {kind === "hosei_irai" ? <TextInput {...of("item", index)} value={row.item} maxLength={200} onChange={(e) => change(index, { item: e.currentTarget.value })} /> : <Select {...of("person", index)} data={people} value={row.person} onChange={(value) => change(index, { person: value ?? "" })} />}
          <Textarea {...of("text", index)} value={row.text} maxLength={500} autosize minRows={1} maxRows={4} onChange={(e) => change(index, { text: e.currentTarget.value })} />
          <Button size="compact-xs" variant="subtle" aria-label={t("letter.removeRow", { n: index + 1 })} onClick={() => onRows(rows.filter((_, at) => at !== index))}>{t("action.remove")}</Button>
        </div>
      ))}
      <div><Button size="compact-sm" variant="default" onClick={() => onRows([...rows, { document: "", item: "", text: "", person: "" }])}>{t("letter.addRow")}</Button></div>
    </div>
  );
}

function Preview({ pages }: { pages: string[] }) {
  const { t } = useTranslation();
  return (
    <div className="letter-preview" tabIndex={0} role="region" aria-label={t("letter.preview")}>
      {pages.length ? pages.map((png, index) => <img key={index} src={`data:image/png;base64,${png}`} alt={t("letter.previewPage", { n: index + 1 })} />) : <p className="soft">{t("letter.noPreview")}</p>}
    </div>
  );
}

/** 文書を送る: the letter is chosen, what it asks for is keyed, it is seen as it will be printed, and only then issued. */
export function LetterDialog({ detail, onClose }: { detail: Detail; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const choices = detail.letters.filter((letter) => letter.allowed);
  const [kind, setKind] = useState<LetterKind | null>((choices[0]?.kind as LetterKind) ?? null);
  const [rows, setRows] = useState<LetterRow[]>(() => firstRows(detail, kind, (key) => t(key)));
  const [replyBy, setReplyBy] = useState("");
  const [reason, setReason] = useState("");
  const choose = (next: string | null) => {
    setKind(next as LetterKind | null);
    setRows(firstRows(detail, next as LetterKind | null, (key) => t(key)));
    preview.reset();
  };
  const order = (): Order => ({
    kind: kind ?? "hosei_irai", ...(replyBy && kind !== "torisage_kakunin" ? { reply_by: replyBy } : {}), ...(kind === "torisage_kakunin" ? { reason: reason.trim() } : {}),
    rows: !withRows(kind) ? [] : rows.map((row) => (kind === "hosei_irai" ? { document: row.document.trim(), item: row.item.trim(), text: row.text.trim() } : { document: row.document, person: row.person, text: row.text.trim() })),
  });
  const preview = useMutation({ mutationFn: (body: Order) => unwrap(api.POST("/api/cases/{case_id}/letters/preview", { params: { path: { case_id: detail.id } }, body })) });
  const send = useMutation({
    mutationFn: (body: Order) => unwrap(api.POST("/api/cases/{case_id}/letters", { params: { path: { case_id: detail.id } }, body })),
    onSuccess: (changed) => {
      client.setQueryData(["case", detail.id], changed);
      void client.invalidateQueries({ queryKey: ["notices"] });
      showDone(t("letter.done"));
      onClose();
    },
  });
  const ready = kind !== null && isReady(kind, rows, reason);
  // What was seen is what is issued: a change after the preview asks for another look.
  const seen = preview.data !== undefined && JSON.stringify(preview.variables) === JSON.stringify(order());
  return (
    <Modal opened onClose={onClose} size="72rem" title={t("letter.title", { number: detail.receipt_number })} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="letter-grid">
        <div className="stack">
          <Select label={t("letter.kind")} data={detail.letters.map((letter) => ({ value: letter.kind, label: letter.why_not ? t("letter.notNow", { label: letter.label, why: letter.why_not }) : letter.label, disabled: !letter.allowed }))} value={kind} onChange={choose} allowDeselect={false} data-autofocus />
          {kind === "hosei_irai" || kind === "shorui_irai" ? <Rows detail={detail} kind={kind} rows={rows} onRows={setRows} /> : null}
          {kind === "henno_saisoku" ? <p className="soft" style={{ margin: 0 }}>{t("letter.cards")}</p> : null}
          {kind === "torisage_kakunin" ? <TextInput label={t("letter.reason")} required value={reason} maxLength={500} onChange={(e) => setReason(e.currentTarget.value)} /> : <TextInput type="date" label={t("letter.replyBy")} description={t("letter.replyHint")} min={todayJst()} value={replyBy} onChange={(e) => setReplyBy(e.currentTarget.value)} />}
          <ErrorNote error={preview.error ?? send.error} />
          <div className="row" style={{ justifyContent: "flex-end" }}>
            <Button variant="default" onClick={onClose}>{t("action.cancel")}</Button>
            <Button variant={seen ? "default" : "filled"} disabled={!ready} loading={preview.isPending} onClick={() => preview.mutate(order())}>{t("letter.look")}</Button>
            <Button disabled={!ready || !seen} loading={send.isPending} onClick={() => send.mutate(order())}>{t("letter.send")}</Button>
          </div>
        </div>
        <Preview pages={preview.data?.pages ?? []} />
      </div>
    </Modal>
  );
}
