import type { Schemas } from "../../src/api/client";
import * as data from "./data";
import * as register from "./household";
import { mailing, mailingPlan } from "./mailing";
import * as paper from "./paper";
import { pagePicture, stripPicture } from "./pictures";

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}
export interface Answer {
  status: number;
  json?: unknown;
  raw?: string;
  type?: string;
}

const ok = (json: unknown): Answer => ({ status: 200, json });
const svg = (raw: string): Answer => ({ status: 200, raw, type: "image/svg+xml" });
const fail = (status: number, code: string, message: string, hint = "", details?: unknown): Answer => ({ status, json: { code, message, hint, ...(details ? { details } : {}) } });

let signedIn = false;
let decided = 0;

function session(): Schemas["Session"] {
  return { user: data.users[0] as Schemas["User"], csrf: "mock", must_change_password: false, expires_at: data.at(600), demo: true };
}

function nextItem(holding: string[]): Answer {
  const item = data.items.slice(decided).find((i) => !holding.includes(i.id));
  return item ? ok(item) : { status: 204 };
}

function decide(call: Call): Answer {
  const item = data.items[decided];
  if (item?.masked && call.body.action === "type" && call.body.value !== "123456789018" && !call.body.override_reason) {
    return fail(422, "E-INPUT-VALUE", "この値は受け付けられません", "画像をもう一度見てください", data.findings.slice(0, 1));
  }
  decided += 1;
  return ok({ decision_id: `x${decided}`, item_id: item?.id, state: "decided", value: "", findings: [], remaining: 24 - decided });
}

function detail(id: string): Schemas["CaseDetail"] {
  const summary = data.cases.find((c) => c.id === id) ?? (data.cases[0] as Schemas["CaseSummary"]);
  const waiting = summary.state === "awaiting_approval";
  return {
    ...summary, version: 4, sender: "東京支部", arrived_assumed: summary.id === "c1", representable: [], letters: paper.letters, documents: data.documents, findings: summary.open_errors ? data.findings : data.findings.slice(2), comparisons: data.comparisons,
    attachments: [{ kind: "soshitsu_shomeisho", label: "資格喪失証明書", state: "missing" }, { kind: "kazei_shomeisho", label: "課税証明書", state: "omitted" }],
    timers: [{ id: "t1", label: "資格登録", due_on: "2026-11-25", verdict: "near" }, { id: "t2", label: "届出14日", due_on: "2026-11-15", verdict: "done" }],
    timeline: [{ at: data.at(-1500), actor: "監視フォルダー", label: "受付", sequence: 881 }, { at: data.at(-1490), actor: "policy@1", label: "確認", sequence: 884 }, { at: data.at(20), actor: "田中 一郎", label: "個人番号を訂正", reason: "1桁の誤読", sequence: 901 }],
    actions: [{ id: "advance", allowed: false, why_not: "確認待ちの項目が 2 件あります" }, { id: "approve", allowed: waiting, ...(waiting ? {} : { why_not: "決裁待ちではありません" }) }, { id: "return", allowed: true }, { id: "propose_rejection", allowed: !waiting }, { id: "withdraw", allowed: true }],
    notices: summary.state === "approved" ? data.notices : [], workers: ["田中 一郎"],
    way: ["received", "checking", "examining", "provisional", "awaiting_approval", "approved", "notified"],
    people: [{ row: 0, name: "髙橋　花子" }, { row: 1, name: "髙橋　太郎" }], steps: register.steps, records: register.records,
  };
}

function sideDetail(id: string): Schemas["PageDetail"] {
  const page = data.sides.find((p) => p.id === id) ?? { ...(data.sides[0] as Schemas["Page"]), id, status: "read" as const, kind_label: "資格取得届" };
  return {
    ...page, width_px: 1654, height_px: 2339, image_url: `/api/pages/${id}/image`, may_view: true, repeats: id === "pg2" ? ["R08-000098"] : [], pose: { skew_deg: 0.42, rotation: 180, residual_mm: 0.11 }, template: { id: "shikaku_shutoku", version: "v01" },
    quality: [{ id: "skew", label: "傾き", value: 0.42, unit: "°", verdict: "good" }, { id: "contrast", label: "コントラスト", value: 0.71, verdict: "good" }, { id: "corners", label: "欠けた角", value: 1, verdict: "bad" }],
    places: data.fields.map((f) => ({ document_id: "d1", field: f.spec.id, row: f.spec.row, rect: f.rect as Schemas["Rect"] })), documents: id === "pg2" ? [{ id: "d2", kind: "juminhyo", kind_label: "住民票", family: "document", case_id: "c1", receipt_number: "R08-000123", cases: [{ id: "c1", receipt_number: "R08-000123" }, { id: "c4", receipt_number: "R08-000126" }] }] : [{ id: "d1", kind: "shikaku_shutoku", kind_label: "資格取得届", family: "form", case_id: "c1", receipt_number: "R08-000123", cases: [{ id: "c1", receipt_number: "R08-000123" }] }], actions: ["set_kind", "settle", "move", "cut", "join", "reread"],
  };
}

function keyed(call: Call, fieldId: string): Answer {
  const field = data.fields.find((f) => f.spec.id === fieldId) as Schemas["FieldValue"];
  const typed = call.body.action === "type";
  Object.assign(field, { state: typed ? "read" : call.body.action, value: typed ? call.body.value : "", decided: "person", decided_by: "佐藤 久美子" });
  return ok({ field, version: 4, findings: [] });
}

const page = (items: unknown[]) => ok({ items, total: items.length });
type Route = [string, RegExp, (call: Call, id: string, sub: string) => Answer];

const routes: Route[] = [
  ["GET", /^\/api\/session$/, () => (signedIn ? ok(session()) : fail(401, "E-AUTH-SIGNIN", "サインインしてください"))],
  ["POST", /^\/api\/session$/, (c) => { signedIn = c.body.password !== "wrong"; return signedIn ? ok(session()) : fail(401, "E-AUTH-SIGNIN", "利用者名またはパスワードが違います", "入力を確かめてください"); }],
  ["DELETE", /^\/api\/session$/, () => { signedIn = false; return { status: 204 }; }],
  ["GET", /^\/api\/batches$/, () => page(data.batches)],
  ["POST", /^\/api\/batches$/, () => ({ status: 201, json: data.batches[0] })],
  ["GET", /^\/api\/batches\/(\w+)$/, (_c, id) => ok(data.batches.find((b) => b.id === id))],
  ["GET", /^\/api\/batches\/(\w+)\/files$/, () => page(data.files)],
  ["GET", /^\/api\/batches\/(\w+)\/pages$/, () => page(data.sides)],
  ["GET", /^\/api\/hot-folder$/, () => ok({ enabled: true, path: "/srv/scan", checked_at: data.at(59), waiting: [{ name: "scan0012.tif", bytes: 812345, age_s: 4, reason: "growing", message: "まだ書き込み中です" }] })],
  ["GET", /^\/api\/attention-pages$/, () => page(data.sides)],
  ["GET", /^\/api\/search$/, () => page(data.cases.slice(0, 2))],
  ["GET", /^\/api\/register$/, (c) => ok({ date: c.query.get("date"), rows: data.cases.map((k) => ({ ...k, case_id: k.id, sender: "東京支部", sheets: 5, attachments: "住民票、在学証明書" })), totals: { cases: 5, sheets: 25, without_case: 1 } })],
  ["GET", /^\/api\/review\/summary$/, () => ok({ waiting: 24 - decided, postponed: 3, leased: 1, oldest_age_s: 4200, mine_today: 131 + decided, reasons: data.postponeReasons })],
  ["POST", /^\/api\/review\/next$/, (c) => nextItem((c.body.holding as string[]) ?? [])],
  ["POST", /^\/api\/review\/items\/\w+\/decision$/, (c) => decide(c)],
  ["PUT", /^\/api\/review\/items\/\w+\/lease$/, () => ok({ leased_until: data.at(70) })],
  ["DELETE", /^\/api\/review\/items\/\w+\/lease$/, () => ({ status: 204 })],
  ["GET", /^\/api\/review\/history$/, () => page([{ decision_id: "x1", item_id: "i0", at: data.at(50), label: "郵便番号", receipt_number: "R08-000123", action: "confirmed", value: "101-0054", undoable: true }])],
  ["POST", /^\/api\/review\/undo$/, () => { decided = Math.max(0, decided - 1); return ok(data.items[decided]); }],
  ["GET", /^\/api\/pages\/(\w+)$/, (_c, id) => ok(sideDetail(id))],
  ["GET", /^\/api\/pages\/(\w+)\/image$/, (_c, id) => svg(pagePicture(id === "pg2" ? "住　民　票" : "国民健康保険組合 資格取得届", data.pageRows))],
  ["PUT", /^\/api\/pages\/\w+\/kind$/, () => ok({ ...data.documents[0], findings: [] })],
  ["POST", /^\/api\/pages\/(\w+)\/(?:settle|move|cut|join)$/, (_c, id) => ok(sideDetail(id))],
  ["GET", /^\/api\/batches\/(\w+)\/envelope$/, () => ok(paper.envelope)],
  ["PUT", /^\/api\/batches\/(\w+)\/envelope$/, (c) => ok(paper.keyed(c.body))],
  ["POST", /^\/api\/documents\/\w+\/(?:attach|detach)$/, () => ok(data.documents[1])],
  ["POST", /^\/api\/cases\/\w+\/letters\/preview$/, () => ok({ pages: [paper.dot] })],
  ["PUT", /^\/api\/users\/(\w+)\/duties$/, (c) => ok({ ...data.users[1], duties: c.body.duties })],
  ["GET", /^\/api\/kinds$/, () => page([{ id: "shikaku_shutoku", label: "資格取得届", family: "form", version: "v01", fields: data.specs }, { id: "juminhyo", label: "住民票", family: "document", fields: [] }])],
  ["GET", /^\/api\/documents\/(\w+)$/, (_c, id) => ok({ ...data.documents.find((d) => d.id === id), case_id: "c1", receipt_number: "R08-000123", findings: [] })],
  ["PUT", /^\/api\/documents\/\w+\/fields\/(\w+)$/, (c, id) => keyed(c, id)],
  ["GET", /^\/api\/documents\/\w+\/fields\/(\w+)\/strip$/, (c, id) => svg(stripPicture(id === "my_number" && c.query.get("item_id") ? "123456789018" : (data.fields.find((f) => f.spec.id === id)?.value ?? ""), id.includes("my_number") && !c.query.get("item_id")))],
  ["GET", /^\/api\/documents\/\w+\/fields\/\w+\/history$/, () => ok({ reading: data.items[0]?.reading, items: [{ at: data.at(-20), actor: "cells@1", actor_kind: "engine", action: "read", value: "1234" }, { at: data.at(20), actor: "田中 一郎", actor_kind: "person", action: "typed", value: "1284", reason: "" }] })],
  ["GET", /^\/api\/cases$/, (c) => page(data.cases.filter((k) => !c.query.get("state") || k.state === c.query.get("state")))],
  ["GET", /^\/api\/cases\/(\w+)$/, (_c, id) => ok(detail(id))],
  ["POST", /^\/api\/cases\/(\w+)\/(?:advance|approve|return|withdraw|propose-rejection|records|letters)$/, (_c, id) => ok(detail(id))],
  ["GET", /^\/api\/procedures$/, () => page(register.procedures)],
  ["GET", /^\/api\/record-kinds$/, () => page(register.recordKinds)],
  ["GET", /^\/api\/households$/, () => page(register.found)],
  ["GET", /^\/api\/households\/(\w+)$/, (_c, id) => ok(register.household(id))],
  ["GET", /^\/api\/mailing-plan$/, () => ok(mailingPlan)],
  ["GET", /^\/api\/mailings$/, () => page([mailing])],
  ["GET", /^\/api\/mailings\/\w+\/preview$/, () => svg(pagePicture("資格確認書", data.pageRows.slice(0, 4)))],
  ["GET", /^\/api\/mailings\/\w+$/, () => ok(mailing)],
  ["POST", /^\/api\/mailings(?:\/\w+\/(?:release|pull|cancel))?$/, () => ok(mailing)],
  ["GET", /^\/api\/notices$/, () => page(data.notices)],
  ["GET", /^\/api\/notices\/\w+\/preview$/, () => svg(pagePicture("資格取得確認兼保険料決定通知書", data.pageRows.slice(0, 4)))],
  ["POST", /^\/api\/notices\/\w+\/(?:release|pull)$/, () => ok(data.notices[0])],
  ["GET", /^\/api\/settings$/, () => page(data.settings)],
  ["GET", /^\/api\/settings\/[\w.]+\/history$/, () => page([{ at: data.at(-9000), by: "前任者", value: "旧組合名", reason: "名称変更" }])],
  ["GET", /^\/api\/users$/, () => page(data.users)],
  ["POST", /^\/api\/users\/\w+\/reset$/, () => ok({ user: data.users[1], one_time_password: "kx7-mq2p-9f4t" })],
  ["GET", /^\/api\/access-log$/, () => page(data.access)],
  ["POST", /^\/api\/ledger\/verify$/, () => ok({ ok: true, entries: 1204, access_entries: 5240, checked_at: data.at(59), message: "連鎖と外部の先頭が一致しました。" })],
  ["GET", /^\/api\/status$/, () => ok(data.status)],
];

export function answer(call: Call): Answer {
  for (const [method, pattern, reply] of routes) {
    const match = call.method === method ? pattern.exec(call.path) : null;
    if (match) return reply(call, match[1] ?? "", match[2] ?? "");
  }
  return fail(404, "E-LEDGER-NOTFOUND", "該当する記録がありません");
}
