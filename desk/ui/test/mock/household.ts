import type { Schemas } from "../../src/api/client";
import { at } from "./data";

type S = Schemas;
const option = (value: string, label: string) => ({ value, label });

const approval: S["ApprovalRoute"] = { deciders: ["approver"], delegates: [], deputies: ["senior"], assumed: true };
export const procedures: S["Procedure"][] = [
  { id: "shikaku_shutoku", label: "資格取得", duty: "tekiyo", approval },
  { id: "shikaku_soshitsu", label: "資格喪失", duty: "tekiyo", approval },
  { id: "jusho_henko", label: "住所変更", duty: "tekiyo", approval },
];

export const recordKinds: S["RecordKind"][] = [
  {
    kind: "identity", label: "番号確認・身元確認", per_person: true, roles: ["reviewer", "mailroom"],
    fields: [
      { id: "route", label: "確認の方法", type: "choice", required: true, options: [option("counter", "窓口で提示(写しなし)"), option("post", "郵送された写し")] },
      { id: "result", label: "結果", type: "choice", required: true, options: [option("confirmed", "確認した"), option("refused", "確認できない")] },
      { id: "checked_on", label: "確認した日", type: "date", required: true, options: [] },
    ],
  },
  {
    kind: "filing", label: "書類の保管", per_person: false, roles: ["mailroom", "reviewer"],
    fields: [{ id: "box", label: "保管箱", type: "text", required: true, options: [] }, { id: "position", label: "箱の中の位置", type: "text", required: false, options: [] }],
  },
  { kind: "later_check", label: "後閲", per_person: false, roles: ["approver"], fields: [{ id: "result", label: "結果", type: "choice", required: true, options: [option("agreed", "異議なし")] }] },
];

export const steps: S["Step"][] = [
  { id: "identity", label: "個人番号確認・身元確認", system: false, required: true, done: false, actor: "田中 一郎", at: at(10) },
  { id: "register", label: "登録(仮登録)", system: true, required: false, done: true, actor: "田中 一郎", at: at(20) },
  { id: "inquiry", label: "情報照会(住基ネット・情報提供ネットワーク)", system: false, required: false, done: false },
  { id: "approval", label: "決裁", system: true, required: false, done: false },
  { id: "filing", label: "書類保管", system: false, required: true, done: false },
];

export const records: S["Record"][] = [
  { kind: "identity", label: "番号確認・身元確認", person: "髙橋　花子", actor: "田中 一郎", at: at(10), facts: [{ label: "確認の方法", value: "郵送された写し" }, { label: "結果", value: "確認した" }, { label: "確認した日", value: "令和8年11月22日" }] },
];

const times = (valid_from: string, minutes: number, status: S["RegisterTimes"]["status"] = "final"): S["RegisterTimes"] => ({ valid_from, recorded_at: at(minutes), status, actor: "木村 誠", case_id: "c5", receipt_number: "R08-000127" });
const certificate = (label: string, issued_on: string, state: S["Certificate"]["state"], state_on?: string): S["Certificate"] => ({ label, issued_on, state, ...(state_on ? { state_on } : {}) });

export const found: S["FoundHousehold"][] = [
  { id: "h1", symbol: "01", number: "12345", head: "佐々木　翔", head_kana: "ササキ　ショウ", insured: 3, protected: false },
  { id: "h2", symbol: "01", number: "12346", head: "渡邉　太郎", head_kana: "ワタナベ　タロウ", insured: 2, matched: "渡邉　花子", protected: true },
];

const members: S["Member"][] = [
  { branch: 1, head: true, insured: true, name: "佐々木　翔", kana: "ササキ　ショウ", birth_date: "1985-04-02", sex: "male", number_known: true, relation: "本人", acquired_on: "2020-04-01", certificates: [certificate("資格確認書", "2025-11-20", "issued"), certificate("資格確認書", "2020-04-05", "void", "2025-11-20")], history: [{ times: times("2020-04-01", -9000), relation: "本人", acquired_on: "2020-04-01", acquired_why: "社保離脱" }] },
  { branch: 2, head: false, insured: false, name: "佐々木　凜", kana: "ササキ　リン", birth_date: "1987-09-10", sex: "female", number_known: false, relation: "妻", acquired_on: "2020-04-01", lost_on: "2026-11-20", certificates: [certificate("資格確認書", "2020-04-05", "returned", "2026-11-21")], history: [{ times: times("2026-11-20", -60), relation: "妻", acquired_on: "2020-04-01", lost_on: "2026-11-20", lost_why: "社保加入" }, { times: times("2026-11-18", -900, "void"), relation: "妻", acquired_on: "2020-04-01", lost_on: "2026-11-18", lost_why: "社保加入" }, { times: times("2020-04-01", -9000), relation: "妻", acquired_on: "2020-04-01", acquired_why: "社保離脱" }] },
];

/** h2 is under 支援措置 and withheld. */
export function household(id: string): S["HouseholdDetail"] {
  const withheld = id === "h2";
  return {
    id, symbol: "01", number: withheld ? "12346" : "12345", on: "2026-11-22", protected: withheld, withheld, members,
    ...(withheld ? {} : { postal_code: "1010054", address: "東京都千代田区神田錦町3-21-1", phone: "0312345678" }),
    addresses: withheld ? [] : [{ times: times("2024-10-01", -4000), postal_code: "1010054", address: "東京都千代田区神田錦町3-21-1", phone: "0312345678" }, { times: times("2020-04-01", -9000), postal_code: "1000001", address: "東京都千代田区千代田1-1", phone: "" }],
    cases: [{ id: "c5", receipt_number: "R08-000127", procedure_label: "資格喪失", state: "notified", arrived_on: "2026-11-20" }],
  };
}
