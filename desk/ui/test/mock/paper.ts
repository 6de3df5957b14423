import type { Schemas } from "../../src/api/client";
import { at } from "./data";

/** Letters that people send from a case. */
export const letters: Schemas["LetterChoice"][] = [
  { kind: "hosei_irai", label: "補正のお願い", allowed: true },
  { kind: "shorui_irai", label: "書類の提出のお願い", allowed: true },
  { kind: "henno_saisoku", label: "資格確認書等の返納について(催告)", allowed: false, why_not: "この状態ではできません" },
  { kind: "torisage_kakunin", label: "届出(申請)の取下げについて", allowed: false, why_not: "この状態ではできません" },
];

/** One grey pixel, PNG in base64. */
export const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

const paper = (n: number, kind_label: string, name: string): Schemas["EnvelopePaper"] => ({ document_id: `d${n}`, page_id: `pg${n}`, kind_label, name, case_id: `c${n}`, receipt_number: `R08-00012${n}` });

export let envelope: Schemas["Envelope"] = {
  batch_id: "b2", label: "複合機 2階", keyed: true, keyed_by: "文書 花田", keyed_at: at(-60), sender: "株式会社 見本工務店", arrived_on: "2026-11-19", day_from: "stamp", note: "", scanned_on: "2026-11-20", expected_sheets: 14,
  both_sides: true, sides: 31, sheets: 13, other_sheets: 3, has_cover: true,
  lines: [
    { name: "髙橋　花子", kind: "shikaku_shutoku", kind_label: "資格取得届", verdict: "came", paper: paper(1, "資格取得届", "髙橋　花子") },
    { name: "渡辺　吉之介", kind: "shikaku_shutoku", kind_label: "資格取得届", verdict: "name_differs", paper: paper(2, "資格取得届", "渡邉　𠮷之助") },
    { name: "山本　太郎", kind: "", verdict: "missing" },
  ],
  papers: [paper(1, "資格取得届", "髙橋　花子"), paper(2, "資格取得届", "渡邉　𠮷之助"), paper(3, "資格取得届", "山﨑　薫")], extra: [paper(3, "資格取得届", "山﨑　薫")],
  alarms: [{ code: "cover_differs", message: "送付書と届いた書類が合いません", hint: "封筒と送付書の画面で、足りない書類・余分な書類・氏名の違いを確かめてください。" }], may_key: true,
};

export function keyed(body: Record<string, unknown>): Schemas["Envelope"] {
  const { lines, ...facts } = body as Schemas["PutEnvelope"];
  envelope = { ...envelope, ...facts, lines: lines.map((line) => ({ name: line.name, kind: line.kind ?? "", verdict: "missing" })) };
  return envelope;
}
