import type { Schemas } from "../../src/api/client";

/** Invented mailings (発送) for the mock server and the tests. */
export const mailingPlan: Schemas["MailingPlan"] = {
  pieces: [
    { role: "member", role_label: "組合員", envelope: "長形3号(窓付き)", mail_class: "簡易書留", letters: 2, sheets: 2 },
    { role: "employer", role_label: "事業主", envelope: "長形3号(窓付き)", mail_class: "普通郵便", letters: 3, sheets: 4 },
    { role: "member", role_label: "組合員", envelope: "長形3号(窓付き)", mail_class: "簡易書留", letters: 3, sheets: 3 },
  ],
  employers: [],
  left_out: [
    { why: "counter", reason: "窓口でお渡しするもの", count: 3, letters: [] },
    {
      why: "unprintable", reason: "プレビューのとおりに印刷できないもの", count: 1, what_to_do: "「通知書」でこの1通のPDFを確かめてください。",
      letters: [{ notice_id: "n9", kind_label: "資格確認書", document_number: "適用第431号", case_id: "c9", receipt_number: "R08-000131", detail: "印字できない文字があります（U+E000）" }],
    },
  ],
};

mailingPlan.employers.push({
  first: { key: "k1", name: "株式会社見本左官工業", postal_code: "1040061", address: "東京都中央区銀座九丁目99番9号", letters: 3 },
  second: { key: "k2", name: "見本左官工業(株)", postal_code: "1040061", address: "東京都中央区銀座9-99-9", letters: 1 },
  state: "open",
});

export const mailing: Schemas["MailingDetail"] = {
  id: "m1", number: 12, state: "ready", version: 3, pages: 10, sha256: "0".repeat(64), piece_count: 2, pulled_count: 1, made_at: "2026-11-27T02:00:00Z", made_by: "印刷 四子", print_file_withheld: false,
  pieces: [
    {
      number: 1, role: "member", role_label: "組合員", name: "山﨑　薫", postal_code: "1000001", address: "東京都千代田区千代田9丁目9番9号", envelope: "長形3号(窓付き)", mail_class: "簡易書留", sheets: 2, pages: 4, first_page: 1, printed_pages: [1, 3, 4], protected: false,
      letters: ["資格取得確認兼保険料決定通知書", "資格確認書"],
      notices: [
        { notice_id: "n0", kind_label: "資格取得確認兼保険料決定通知書", document_number: "適用第412号", case_id: "c3", receipt_number: "R08-000125", first_page: 1, pages: 1 },
        { notice_id: "n1", kind_label: "資格確認書", document_number: "適用第413号", case_id: "c3", receipt_number: "R08-000125", first_page: 3, pages: 2 },
      ],
    },
    {
      number: 2, role: "employer", role_label: "事業主", name: "株式会社見本左官工業", postal_code: "1040061", address: "東京都中央区銀座九丁目99番9号", envelope: "長形3号(窓付き)", mail_class: "普通郵便", sheets: 3, pages: 6, first_page: 5, printed_pages: [5, 7, 9], protected: false, pulled_at: "2026-11-27T03:00:00Z",
      letters: ["書類の送付について", "資格喪失確認通知書（写）"],
      notices: [{ notice_id: "n5", kind_label: "資格喪失確認通知書（写）", document_number: "適用第420号", case_id: "c4", receipt_number: "R08-000130", first_page: 7, pages: 2 }],
    },
  ],
};
