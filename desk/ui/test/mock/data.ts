import type { Schemas } from "../../src/api/client";

type S = Schemas;
export const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 1, 0) + minutes * 60_000).toISOString();

export const users: S["User"][] = [
  { id: "u1", name: "sato", display_name: "佐藤 久美子", roles: ["reviewer", "senior", "mailroom", "approver", "print", "admin", "auditor"], duties: [], locked: false, last_seen_at: at(50) },
  { id: "u2", name: "tanaka", display_name: "田中 一郎", roles: ["reviewer"], duties: [], locked: false, last_seen_at: at(12), must_change_password: true },
  { id: "u3", name: "kimura", display_name: "木村 誠", roles: ["approver"], duties: [], locked: false, last_seen_at: at(30) },
  { id: "u4", name: "old.account", display_name: "前任者", roles: ["mailroom"], duties: [], locked: true },
];

const sex = [{ value: "male", label: "男" }, { value: "female", label: "女" }];
const reasons = [{ value: "1", label: "社保離脱" }, { value: "2", label: "国保から" }, { value: "3", label: "転入" }, { value: "4", label: "出生" }, { value: "7", label: "その他" }];
const spec = (id: string, label: string, type: S["FieldType"], more: Partial<S["FieldSpec"]> = {}): S["FieldSpec"] => ({ id, label, type, row: 0, masked: false, required: false, ...more });

export const specs: S["FieldSpec"][] = [
  spec("name_kana", "フリガナ", "kana", { group: "組合員", required: true }),
  spec("name", "氏名", "text", { group: "組合員", required: true, max_length: 40 }),
  spec("birth_date", "生年月日", "date", { group: "組合員", required: true }),
  spec("sex", "性別", "choice", { group: "組合員", options: sex }),
  spec("my_number", "個人番号", "digits", { group: "組合員", masked: true, digits: 12 }),
  spec("postal_code", "郵便番号", "digits", { group: "住所", digits: 7 }),
  spec("address", "住所", "text", { group: "住所", required: true }),
  spec("phone", "電話", "digits", { group: "住所" }),
  spec("acquired_on", "取得年月日", "date", { group: "取得", required: true, era_fixed: "令和" }),
  spec("reason", "取得理由", "choice", { group: "取得", options: reasons, required: true }),
  spec("family_name", "氏名", "text", { row: 1, row_label: "家族 1" }),
  spec("family_kana", "フリガナ", "kana", { row: 1, row_label: "家族 1" }),
  spec("family_birth", "生年月日", "date", { row: 1, row_label: "家族 1" }),
  spec("family_my_number", "個人番号", "digits", { row: 1, row_label: "家族 1", masked: true, digits: 12 }),
];

const values: Record<string, string> = {
  name_kana: "タカハシ　ハナコ", name: "髙橋　花子", birth_date: "1980-04-12", sex: "female", my_number: "********9018", postal_code: "1010054",
  address: "東京都千代田区神田錦町3-21-1", phone: "0312345678", acquired_on: "2026-11-01", reason: "1", family_name: "髙橋　太郎", family_kana: "タカハシ　タロウ", family_birth: "2012-08-03", family_my_number: "************",
};
export const pageRows: [string, string][] = specs.map((s) => [s.label, values[s.id] ?? ""]);
const rectOf = (index: number) => ({ x: 440, y: 242 + index * 86, w: 980, h: 86 });

export const fields: S["FieldValue"][] = specs.map((s, i) => ({
  spec: s, state: s.id === "phone" ? "blank" : "read", value: s.id === "phone" ? "" : (values[s.id] ?? ""), decided: i === 4 || i === 11 ? "open" : i % 3 === 0 ? "person" : "policy", decided_by: "田中 一郎", confidence: 0.97,
  page_id: "pg1", rect: rectOf(i), strip_url: `/api/documents/d1/fields/${s.id}/strip?row=${s.row}`, findings: s.id === "my_number" ? ["f1"] : [], keyable: true,
}));

export const findings: S["Finding"][] = [
  { id: "f1", rule: "my_number.check_digit@1", severity: "error", message: "個人番号の検査用数字が合いません。", hint: "画像をもう一度見て、違う桁を直してください。", state: "open", overridable: false, fields: [{ document_id: "d1", field: "my_number", row: 0, label: "個人番号" }] },
  { id: "f2", rule: "match.name@1", severity: "warning", message: "氏名が届と住民票で異体字の関係です（髙橋／高橋）。", hint: "台帳には住民票の字を使います。", state: "open", overridable: true, fields: [{ document_id: "d1", field: "name", row: 0 }] },
  { id: "f3", rule: "deadline.14days@1", severity: "info", message: "取得日から14日以内に到達しています。", state: "open", overridable: false },
];

const side = (label: string, document_label: string, value: string, document_id: string, index: number): S["ComparisonSide"] => ({ label, document_id, document_label, field: specs[index]?.id ?? "name", row: 0, value, strip_url: `/api/documents/${document_id}/fields/${specs[index]?.id}/strip?row=0`, page_id: document_id === "d1" ? "pg1" : "pg2", rect: rectOf(index) });
export const comparisons: S["Comparison"][] = [
  { id: "m1", label: "生年月日", person: "家族 1", verdict: "different", message: "届 平成24年8月3日、住民票 平成24年8月8日。", left: side("生年月日", "資格取得届", "平成24年8月3日", "d1", 12), right: side("生年月日", "住民票", "平成24年8月8日", "d2", 2) },
  { id: "m2", label: "氏名", person: "本人", verdict: "variant", message: "異体字（髙／高）", left: side("氏名", "資格取得届", "髙橋　花子", "d1", 1), right: side("氏名", "住民票", "高橋　花子", "d2", 1), finding_id: "f2" },
  { id: "m3", label: "住所", person: "本人", verdict: "key_equal", left: side("住所", "資格取得届", "東京都千代田区神田錦町3-21-1", "d1", 6), right: side("住所", "住民票", "東京都千代田区神田錦町三丁目21番地1", "d2", 6) },
  { id: "m4", label: "生年月日", person: "本人", verdict: "exact", left: side("生年月日", "資格取得届", "昭和55年4月12日", "d1", 2), right: side("生年月日", "住民票", "昭和55年4月12日", "d2", 2) },
];

const summary = (id: string, n: number, state: S["CaseState"], name: string, kana: string, open: [number, number, number]): S["CaseSummary"] => ({ id, receipt_number: `R08-${String(n).padStart(6, "0")}`, procedure: "shikaku_shutoku", procedure_label: "資格取得", state, name, kana, birth_date: "1980-04-12", symbol: "建東", number: "12345", arrived_on: "2026-11-20", due_on: "2026-11-25", open_items: open[0], open_errors: open[1], open_warnings: open[2], sheets: 5 });
export const cases: S["CaseSummary"][] = [
  summary("c1", 123, "checking", "髙橋　花子", "タカハシ　ハナコ", [2, 1, 1]),
  { ...summary("c2", 124, "awaiting_approval", "渡邉　𠮷之助", "ワタナベ　ヨシノスケ", [0, 0, 0]), rejection: true, protected: true },
  summary("c3", 125, "approved", "山﨑　薫", "ヤマザキ　カオル", [0, 0, 0]),
  summary("c4", 126, "returned", "齋藤　実", "サイトウ　ミノル", [0, 0, 2]),
  summary("c5", 127, "notified", "佐々木　翔", "ササキ　ショウ", [0, 0, 0]),
];

export const documents: S["Document"][] = [
  { id: "d1", kind: "shikaku_shutoku", kind_label: "資格取得届", family: "form", subject: "髙橋　花子", state: "open", version: 3, pages: [{ page_id: "pg1", position: 1, width_px: 1654, height_px: 2339, image_url: "/api/pages/pg1/image", file_name: "20261120-001.tif", number: 2 }], fields },
  { id: "d2", kind: "juminhyo", kind_label: "住民票", family: "document", subject: "世帯全員", state: "checked", version: 1, pages: [{ page_id: "pg2", position: 1, width_px: 1654, height_px: 2339, image_url: "/api/pages/pg2/image", file_name: "20261120-001.tif", number: 3 }], fields: fields.slice(0, 7).map((f) => ({ ...f, decided: "policy" as const, page_id: "pg2", findings: [] })) },
  { id: "d3", kind: "zaigaku_shomeisho", kind_label: "在学証明書", family: "document", subject: "髙橋　太郎", state: "checked", version: 1, pages: [{ page_id: "pg2", position: 1, width_px: 1654, height_px: 2339, image_url: "/api/pages/pg2/image" }], fields: [] },
];

export const notices: S["Notice"][] = ["資格取得確認兼保険料決定通知書", "資格確認書", "資格確認書"].map((kind_label, i) => ({
  id: `n${i}`, kind: i ? "shikaku_kakuninsho" : "shikaku_shutoku_kettei", kind_label, state: i === 2 ? "released" : "ready", document_number: `適用第${412 + i}号`, recipient: "山﨑　薫", addressee_role: "member", case_id: "c3", receipt_number: "R08-000125", pages: 1, version: 1, preview_url: `/api/notices/n${i}/preview`, pdf_url: `/api/notices/n${i}/pdf`, created_at: at(40),
}));

const zero = { sides: 0, waiting: 0, read: 0, unidentified: 0, refused: 0, blank: 0, separator: 0, header: 0, duplicate: 0, rescan: 0 };
export const batches: S["Batch"][] = [
  { id: "b1", source: "upload", state: "running", label: "11/22 午前便", arrived_on: "2026-11-22", arrived_assumed: false, both_sides: false, created_at: at(0), created_by: "文書 花田", sender: "東京支部", files: 6, files_done: 4, files_refused: 1, counts: { ...zero, sides: 48, waiting: 16, read: 24, header: 1, separator: 3, blank: 2, rescan: 1, unidentified: 1 }, sheets: { counted: 24, others: 2, expected: 25, verdict: "pending" }, alarms: [], fields_total: 612, fields_accepted: 388, fields_asked: 224, refused: [], cases: [{ id: "c1", receipt_number: "R08-000123" }] },
  { id: "b2", source: "hot_folder", state: "attention", label: "複合機 2階", arrived_on: "2026-11-20", arrived_assumed: true, both_sides: false, created_at: at(-1500), created_by: "監視フォルダー", files: 3, files_done: 3, files_refused: 1, counts: { ...zero, sides: 31, read: 22, header: 1, separator: 2, blank: 3, duplicate: 1, refused: 1, unidentified: 1 }, sheets: { counted: 16, others: 2, expected: 17, verdict: "differs" }, alarms: [{ code: "E-BATCH-COUNT", message: "表紙の枚数（17）と読み込んだ枚数（16）が違います。", hint: "重送や入れ忘れがないか確かめてください。" }], fields_total: 501, fields_accepted: 420, fields_asked: 81, refused: [], cases: cases.slice(1).map((c) => ({ id: c.id, receipt_number: c.receipt_number })) },
];

export const sides: S["Page"][] = [
  { id: "pg3", batch_id: "b1", file_name: "20261122-002.pdf", number: 4, status: "rescan", code: "E-PAGE-RESCAN", message: "紙が折れていて右上の角がありません。", hint: "折れを直してもう一度スキャンしてください。", arrived_at: at(5) },
  { id: "pg4", batch_id: "b1", file_name: "診断書.jpg", number: 1, status: "unidentified", code: "E-PAGE-UNKNOWN", message: "様式コードがなく、既知の証明書でもありません。", hint: "種類を付けて画像から入力してください。", arrived_at: at(6) },
];

export const files: S["FileVerdict"][] = [
  { id: "s1", name: "20261122-001.tif", bytes: 2_345_678, state: "done", sides: 24 },
  { id: "s2", name: "20261122-002.pdf", bytes: 945_678, state: "done", sides: 8 },
  { name: "保護された申請書.pdf", bytes: 123_456, state: "refused", code: "E-INTAKE-ENCRYPTED", message: "PDF が暗号化されています。", hint: "パスワードを外したものを送ってもらってください。" },
  { id: "s3", name: "20261120-001 (2).tif", bytes: 2_345_678, state: "duplicate", sides: 12, message: "すでに取り込んだファイルと同じ内容です。", duplicate_of: { batch_id: "b2", name: "20261120-001.tif" } },
];

const candidate = (value: string, p: number): S["Candidate"] => ({ value, p });
const reading = (value: string, candidates: S["Candidate"][], state: S["FieldState"] = "read"): S["Reading"] => ({ state, raw: value, value, confidence: candidates[0]?.p ?? 0.4, engine: "cells@1+ppocr6s@1", candidates });
function item(id: string, index: number, more: Partial<S["ReviewItem"]>): S["ReviewItem"] {
  const s = specs[index] as S["FieldSpec"];
  return {
    id, version: 1, state: "leased", spec: s, document: { id: "d1", kind: "shikaku_shutoku", kind_label: "資格取得届" }, case_id: "c1", receipt_number: "R08-000123", masked: s.masked, must_type: false, ask_reason: "読取の確からしさが基準に届きません。", findings: [],
    reading: reading("", []), strip_url: `/api/documents/d1/fields/${s.id}/strip?row=${s.row}&item_id=${id}`, page: { id: "pg1", width_px: 1654, height_px: 2339, image_url: "/api/pages/pg1/image", rect: rectOf(index) }, neighbours: s.masked ? [] : [{ label: "氏名", value: "髙橋　花子" }, { label: "生年月日", value: "昭和55年4月12日" }],
    age_s: 720, remaining: 24, actions: ["confirm", "type", "blank", "struck_out", "unreadable", "postpone"], ...more,
  };
}
export const items: S["ReviewItem"][] = [
  item("i1", 4, { must_type: true, ask_reason: "検査用数字が合わないため、機械の値は使えません。", findings: findings.slice(0, 1), reading: reading("********9078", []), clear_value: "123456789078", clear_candidates: [candidate("123456789078", 0.61), candidate("123456789018", 0.35)], doubtful: [10] }),
  item("i2", 0, { reading: reading("タカハシ　ハナ゛コ", [candidate("タカハシ　ハナコ", 0.71), candidate("タカハツ　ハナコ", 0.2)]) }),
  item("i3", 2, { reading: { ...reading("1980-04-12", [candidate("1980-04-12", 0.82), candidate("1980-04-17", 0.14)]), raw: "昭55.4.12" } }),
  item("i4", 9, { reading: reading("1", [candidate("1", 0.55), candidate("2", 0.41)]) }),
  item("i5", 7, { reading: reading("", [], "blank"), ask_reason: "空欄に見えますが、薄い筆跡の可能性があります。" }),
];
export const postponeReasons = ["画像が不鮮明", "記入が訂正されている", "申請者に確認が必要", "添付と食い違う", "様式が違う", "外字・異体字", "その他"].map((label, i) => ({ id: `r${i + 1}`, label }));

export const settings: S["Setting"][] = [
  { key: "association.name", group: "組合", label: "組合名", type: "text", value: "東京建設国民健康保険組合", owner: "総務課", editable: true, changed_at: at(-5000), changed_by: "佐藤", version: 2 },
  { key: "association.president", group: "組合", label: "理事長名", type: "text", value: "山本　太一", owner: "総務課", editable: true, changed_at: at(-5000), changed_by: "佐藤", version: 1 },
  { key: "association.seal", group: "組合", label: "公印", description: "通知書に印刷します", type: "image", value: "", owner: "総務課", editable: true, version: 0 },
  { key: "premium.table", group: "保険料", label: "保険料表", type: "json", value: '{"2026": {"組合員": 24600, "家族": 8900}}', owner: "適用課", editable: true, version: 1 },
  { key: "deadline.days", group: "期限", label: "届出期限", type: "integer", unit: "日", value: "14", owner: "適用課", editable: false, version: 1 },
];

export const access: S["AccessEntry"][] = Array.from({ length: 240 }, (_, i) => ({ sequence: 5240 - i, at: at(55 - i * 3), user: users[i % 3]?.display_name ?? "", action: "page.view", action_label: ["紙面の閲覧", "案件の閲覧", "番号確認", "検索"][i % 4] ?? "", object: ["資格取得届 1面", "全書類", "個人番号 本人", "条件: カナ"][i % 4], ...(i % 4 < 3 ? { case_id: "c1", receipt_number: "R08-000123" } : {}), reason: i % 4 === 2 ? "番号確認（番号法16条）" : "", door: "desk" as const }));

export const status: S["Status"] = {
  version: "0.1.0", at: at(59), disk_free_bytes: 81_234_567_890, straight_through: { fields: 1113, accepted: 808 },
  queues: [{ id: "read", label: "読取", waiting: 16, running: 2, oldest_age_s: 42, verdict: "ok" }, { id: "review", label: "確認", waiting: 24, running: 1, oldest_age_s: 4200, verdict: "slow" }, { id: "render", label: "通知書作成", waiting: 0, running: 0, verdict: "ok" }],
  workers: [{ id: "w1", pid: 4211, heartbeat_age_s: 1, state: "busy", pages_done: 412, memory_mb: 388, job: "20261122-001.tif 17面" }, { id: "w2", pid: 4212, heartbeat_age_s: 2, state: "idle", pages_done: 398, memory_mb: 371 }],
  parked: [{ job_id: "j1", kind: "read", subject: "20261122-005.tif 3面", page_id: "pg3", code: "E-PAGE-WORKER", message: "この面の処理が3回続けて失敗しました。", hint: "やり直すか、画像から入力してください。", attempts: 3, at: at(20) }],
};
