// 限度額適用認定 and 住所変更 of a household, each on a form of another office: nobody has its template, so it is keyed from the
// picture; decided by another person; the certificate leaves, the register has the new address.
import assert from "node:assert/strict";
import { join } from "node:path";
import { lookAt } from "./browser.mjs";
import { choose, decide, findHousehold, giveKind, keyReport, openHousehold, saveRecord, sendLetters } from "./losing.mjs";
import { acceptFindings, act, upload, today } from "./working.mjs";

const HEAD = "鈴木　崇平";
const PATIENT = "鈴木　亜依架";
const NEW_ADDRESS = "大阪府泉佐野市上町3-11-48";

const application = (symbol, number) => ({
  "submitted_on/0": "2026-11-25", "kind/0": ["limit"], "symbol/0": symbol, "number/0": number,
  "name_kana/0": "スズキ　ソウヘイ", "name/0": HEAD, "postal_code/0": "5980052", "address/0": "大阪府泉佐野市旭町6-20-22　サンライズ北812",
  "patient_name_kana/1": "スズキ　アイカ", "patient_sex/1": ["female"], "patient_relation/1": "妻", "patient_name/1": PATIENT, "patient_birth_date/1": "1980-02-24",
  "consent/0": ["yes"],
});

const move = (symbol, number) => ({
  "submitted_on/0": "2026-11-25", "symbol/0": symbol, "number/0": number, "scope/0": ["whole_household"],
  "name_kana/0": "スズキ　ソウヘイ", "changed_on/0": "2026-11-18", "name/0": HEAD, "postal_code/0": "5980007", "address/0": NEW_ADDRESS,
  "former_postal_code/0": "5980052", "former_address/0": "大阪府泉佐野市旭町6-20-22　サンライズ北812",
});

/** A form of another office, as a PDF of the browser: its words are our own, its layout is nobody's template. */
async function foreignForm(browser, title, values, file) {
  const page = await browser.newPage();
  const rows = Object.entries(values).map(([key, value]) => `<tr><th>${key.split("/")[0]}</th><td>${Array.isArray(value) ? "✓" : value}</td></tr>`);
  await page.setContent(`<style>th,td{border:1px solid;padding:6px;text-align:left}</style><h1>${title}</h1><p>ほかの組合の様式</p><table>${rows.join("")}</table>`);
  await page.pdf({ path: file, format: "A4" });
  await page.close();
  return file;
}

async function takeIn({ mailroom, reviewer }, address, file, label, values) {
  await upload(mailroom, address, [file], today());
  await giveKind(reviewer, address, label);
  await keyReport(reviewer, values);
  await reviewer.getByRole("button", { name: "入力完了" }).click();
  await reviewer.locator(".case-grid").waitFor();
  return reviewer.locator(".bar h1").textContent();
}

/** 適用区分, decided by a senior as the certificates of the household would have it. */
async function decideLimit(page, pictures, faults) {
  await page.getByRole("tab", { name: "記録" }).click();
  await page.getByRole("button", { name: "記録を加える" }).click();
  await choose(page, "記録の種類", "適用区分の決定");
  await choose(page, "適用区分", "ウ");
  await choose(page, "交付するもの", "限度額適用認定証");
  await page.getByRole("dialog").getByRole("textbox", { name: "発効期日" }).fill("R8.11.1");
  await page.getByRole("dialog").getByRole("textbox", { name: "有効期限" }).fill("R9.7.31");
  await page.getByRole("dialog").getByRole("textbox", { name: "理由" }).fill("課税証明書により判定");
  await lookAt(page, "6_limit", pictures, faults);
  await saveRecord(page);
}

/** Makes the forms, takes both procedures to their ends. */
export async function applyAndMove(people, { address, scratch, pictures, faults }) {
  const { mailroom, reviewer, approver, printer } = people;
  const { symbol, number } = await findHousehold(reviewer, address, "鈴木");
  const limit = application(symbol, number);
  const limitForm = await foreignForm(mailroom.context(), "限度額適用認定申請書", limit, join(scratch, "limit.pdf"));
  const receipt = await takeIn(people, address, limitForm, "限度額適用・標準負担額減額認定申請書", limit);
  await acceptFindings(reviewer);
  await decideLimit(reviewer, pictures, faults);
  await act(reviewer, "決裁へ回す", "決裁へ回す");
  await decide(approver, address, "限度額適用認定", (what) => lookAt(approver, `7_limit_${what}`, pictures, faults));
  await sendLetters(printer, address, receipt);
  await approver.reload();
  await approver.locator(".steps [aria-current=step]", { hasText: /通知済|交付済/ }).waitFor();

  const moving = move(symbol, number);
  const moveForm = await foreignForm(mailroom.context(), "住所等変更届", moving, join(scratch, "move.pdf"));
  await takeIn(people, address, moveForm, "住所変更届", moving);
  await acceptFindings(reviewer);
  await act(reviewer, "決裁へ回す", "決裁へ回す");
  await decide(approver, address, "住所変更", (what) => lookAt(approver, `7_move_${what}`, pictures, faults));
  await approver.reload();
  await approver.locator(".steps [aria-current=step]", { hasText: "完了" }).waitFor();

  await openHousehold(reviewer, address, "鈴木");
  await reviewer.getByText(NEW_ADDRESS).first().waitFor();
  assert.ok((await reviewer.content()).includes("旭町"), "the old address stays in the history");
  await reviewer.locator("tbody tr", { hasText: PATIENT }).first().getByText("限度額適用認定証").waitFor();
  await lookAt(reviewer, "8_moved", pictures, faults);
}
