import type { Schemas } from "../../api/client";
import type { Detail } from "./view";

export type LetterKind = Schemas["SendLetter"]["kind"];

/** A line of what a letter asks for; 補正 names an item, 書類 a person. */
export interface LetterRow {
  document: string;
  item: string;
  text: string;
  person: string;
}

export function withRows(kind: LetterKind | null): boolean {
  return kind === "hosei_irai" || kind === "shorui_irai";
}

/** What the case itself says is wrong or missing, as the first lines of its letter. */
export function firstRows(detail: Detail, kind: LetterKind | null, t: (key: string) => string): LetterRow[] {
  if (kind === "hosei_irai") {
    const open = detail.findings.filter((finding) => finding.state === "open" && finding.severity !== "info" && finding.fields?.length);
    return open.slice(0, 20).map((finding) => {
      const ref = finding.fields?.[0];
      const document = detail.documents.find((one) => one.id === ref?.document_id);
      const field = document?.fields.find((one) => one.spec.id === ref?.field && one.spec.row === ref?.row);
      return { document: document?.kind_label ?? "", item: [field?.spec.row_label, field?.spec.label].filter(Boolean).join(" "), text: finding.message, person: "" };
    });
  }
  if (kind === "shorui_irai") {
    const missing = (detail.attachments ?? []).filter((one) => one.state === "missing" || one.state === "not_usable");
    return missing.map((one) => ({ document: one.kind, item: "", text: t(one.state === "missing" ? "letter.pleaseSend" : "letter.pleaseReplace"), person: "" }));
  }
  return [];
}

/** Whether the letter says all that it must. */
export function isReady(kind: LetterKind, rows: LetterRow[], reason: string): boolean {
  if (kind === "torisage_kakunin") return reason.trim().length >= 2;
  if (!withRows(kind)) return true;
  return rows.length > 0 && rows.every((row) => row.document.trim() && row.text.trim() && (kind !== "hosei_irai" || row.item.trim()));
}
