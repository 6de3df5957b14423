// 資格喪失 of a family member: an unidentified sheet keyed by hand, steps recorded, decided by another person, the letters
// sent, and what the 加入者台帳 says before and after.
import assert from "node:assert/strict";
import { lookAt } from "./browser.mjs";
import { acceptFindings, act, upload, today } from "./working.mjs";

const LOST_ON = "2026-11-20";

/** What stands on the report; the household is that of tests/samples/batch/020_form_1. */
const report = (symbol, number) => ({
  "submitted_on/0": "2026-11-25", "symbol/0": symbol, "number/0": number, "loss_proof_wanted/0": ["no"],
  "name_kana/0": "スズキ　ソウヘイ", "name/0": "鈴木　崇平", "postal_code/0": "5980052", "address/0": "大阪府泉佐野市旭町6-20-22　サンライズ北812",
  "lost_name_kana/1": "スズキ　アイカ", "lost_name/1": "鈴木　亜依架", "lost_on/1": LOST_ON, "lost_sex/1": ["female"], "lost_relation/1": "妻",
  "returned/1": ["returned"], "lost_birth_date/1": "1980-02-24", "lost_my_number/1": "251892383378", "loss_reason/1": ["joined_employee_insurance"],
});

/** The household of a family name, found on its page; returns its 記号 and 番号. */
export async function findHousehold(page, address, name) {
  await page.goto(`${address}/households`);
  await page.getByRole("textbox", { name: "氏名" }).fill(name);
  await page.keyboard.press("Enter");
  const link = page.locator("table a[href^='/households/']").first();
  await link.waitFor();
  const [symbol, number] = (await link.textContent()).split("-");
  return { symbol, number, link };
}

export async function openHousehold(page, address, name) {
  const { link } = await findHousehold(page, address, name);
  await link.click();
  await page.waitForURL(/\/households\/.+/);
  await page.getByText("この世帯の案件").waitFor();
}

/** Gives the sheet its kind, without the mouse but for the buttons. */
export async function giveKind(page, address, label) {
  await page.goto(`${address}/keying`);
  await page.getByRole("link", { name: "種類を付ける" }).first().click();
  await page.getByRole("button", { name: "種類を付けて入力" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "種類" }).fill(label);
  // The list narrows a moment after the words are there; then it holds this kind alone.
  await page.waitForFunction(() => [...document.querySelectorAll("[role=option]")].filter((option) => option.checkVisibility()).length === 1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "入力を始める" }).click();
  await page.waitForURL(/\/keying\/.+/);
  await page.locator(".key-row").first().waitFor();
}

/** Keys every field of the report, in the form's order. */
export async function keyReport(page, values) {
  const id = page.url().split("/").pop();
  const document = await page.evaluate((url) => fetch(url).then((answer) => answer.json()), `/api/documents/${id}`);
  const keyable = document.fields.filter((field) => field.keyable);
  for (const [index, field] of keyable.entries()) {
    const value = values[`${field.spec.id}/${field.spec.row}`];
    if (value === undefined) continue;
    const row = page.locator(".key-row").nth(index);
    const saved = page.waitForResponse((response) => response.request().method() === "PUT" && response.url().includes(`/fields/${field.spec.id}`));
    if (Array.isArray(value)) {
      const option = field.spec.options.findIndex((o) => o.value === value[0]);
      await row.locator(".field-option").nth(option).click();
      await row.locator(".field-option").nth(option).press("Tab");
      await page.locator("h1").click();
    } else {
      await row.locator("input").fill(value);
      await page.keyboard.press("Enter");
    }
    const answer = await saved;
    assert.equal(answer.status(), 200, `${field.spec.id}/${field.spec.row}: ${answer.status() === 200 ? "" : await answer.text()}`);
  }
}

export async function choose(page, label, option) {
  await page.getByRole("dialog").getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).first().click();
}

/** 本人確認 of one person, as the step asks for it. */
async function recordIdentity(page, person) {
  await page.getByRole("button", { name: "個人番号確認・身元確認を記録する" }).click();
  await choose(page, "対象の方", person);
  await choose(page, "確認の方法", "郵送された写し");
  await choose(page, "番号確認の書類", "個人番号カード");
  await choose(page, "身元確認の書類", "個人番号カード");
  await choose(page, /^結果/, "確認した");
  await page.getByRole("dialog").getByRole("textbox", { name: "確認した日" }).fill("R8.11.25");
}

export async function saveRecord(page) {
  await page.getByRole("dialog").getByRole("button", { name: "記録する" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

async function recordSteps(page, pictures, faults) {
  await page.getByRole("tab", { name: "手順" }).click();
  const identity = page.locator(".step-list li", { hasText: "個人番号確認" });
  await recordIdentity(page, "鈴木　崇平");
  await lookAt(page, "6_record", pictures, faults);
  await saveRecord(page);
  await identity.getByText("一部済").waitFor();
  await recordIdentity(page, "鈴木　亜依架");
  await saveRecord(page);
  await identity.getByText("済", { exact: true }).waitFor();
  await lookAt(page, "6_steps", pictures, faults);
  await page.getByRole("tab", { name: "記録" }).click();
  await page.locator(".record-list").getByText("鈴木　亜依架").waitFor();
  await lookAt(page, "6_records", pictures, faults);
}

/** The only case on the approver's list, by its procedure; `look` takes the pictures of the list and of the case. */
export async function decide(page, address, procedure, look) {
  await page.goto(`${address}/cases?view=decisions`);
  const row = page.locator("tbody tr");
  await row.first().waitFor();
  assert.equal(await row.count(), 1, "one case waits for the decision");
  await row.getByText(procedure).waitFor();
  await look("decisions");
  await row.locator("a").first().click();
  await page.locator(".case-grid").waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector(".doc-list img")?.naturalWidth > 0);
  await look("case");
  await act(page, "決裁する", "決裁する");
  await page.getByText(/^(決裁済|完了)$/).first().waitFor();
}

export async function sendLetters(page, address, receipt) {
  await page.goto(`${address}/notices`);
  const letters = page.locator(".notice-card", { hasText: receipt });
  await letters.first().waitFor();
  const count = await letters.count();
  for (let i = 0; i < count; ++i) {
    const release = letters.nth(i).getByRole("button", { name: "発送済にする" });
    await release.waitFor({ timeout: 120_000 });
    await release.click();
    await letters.nth(i).getByText("発送済", { exact: true }).waitFor();
  }
}

export async function loseMembership({ mailroom, reviewer, approver, printer }, { address, sheet, pictures, faults }) {
  const { symbol, number } = await findHousehold(reviewer, address, "鈴木");
  await lookAt(reviewer, "6_households", pictures, faults);
  await upload(mailroom, address, [sheet], today());
  await giveKind(reviewer, address, "資格喪失届");
  await keyReport(reviewer, report(symbol, number));
  const typed = await reviewer.locator(".key-row input").evaluateAll((inputs) => inputs.map((input) => input.value));
  assert.ok(typed.includes("鈴木　亜依架"), "what was keyed stands there");
  assert.equal(typed.some((text) => text.includes("251892383378")), false, "a 個人番号 does not stay on the screen");
  await lookAt(reviewer, "6_keying", pictures, faults);
  await reviewer.getByRole("button", { name: "入力完了" }).click();
  await reviewer.locator(".case-grid").waitFor();
  const receipt = await reviewer.locator(".bar h1").textContent();
  await recordSteps(reviewer, pictures, faults);
  await acceptFindings(reviewer);
  await act(reviewer, "決裁へ回す", "決裁へ回す");
  await decide(approver, address, "資格喪失", (what) => lookAt(approver, `7_loss_${what}`, pictures, faults));
  await sendLetters(printer, address, receipt);
  await approver.reload();
  await approver.locator(".steps [aria-current=step]", { hasText: "通知済" }).waitFor();
  await approver.waitForFunction(() => document.querySelector(".doc-list img")?.naturalWidth > 0);
  await openHousehold(reviewer, address, "鈴木");
  const lost = reviewer.locator("tbody tr", { hasText: "鈴木　亜依架" }).first();
  await lost.getByText("喪失 令和8年11月20日").waitFor();
  await lost.getByText("返納済").first().waitFor();
  assert.equal((await reviewer.content()).includes("251892383378"), false, "the register never shows a 個人番号");
  await lookAt(reviewer, "8_household", pictures, faults);
}
