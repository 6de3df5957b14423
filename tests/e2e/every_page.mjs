// Every page of the desk as somebody who works there sees it: a picture of each, and what axe finds on it.
import assert from "node:assert/strict";
import { lookAt } from "./browser.mjs";

/** Pages that need nothing but their address; `ready` is what stands there once the page is. */
const pages = [
  { name: "batches", path: "/batches", ready: "table" },
  { name: "cases", path: "/cases", ready: "table a[href^='/cases/']" },
  { name: "households", path: "/households", ready: "input" },
  { name: "keying", path: "/keying", ready: ".panel" },
  { name: "search", path: "/search", ready: "input" },
  { name: "settings", path: "/settings", ready: "table" },
  { name: "users", path: "/users", ready: "table" },
  { name: "access", path: "/access", ready: ".access-row" },
  { name: "status", path: "/status", ready: ".panel" },
  { name: "review_empty", path: "/review", ready: ".empty" },
];

export async function visitEveryPage(page, address, pictures, faults) {
  for (const { name, path, ready } of pages) {
    await page.goto(`${address}${path}`);
    await page.locator(ready).first().waitFor();
    await lookAt(page, `page_${name}`, pictures, faults);
  }
  await page.goto(`${address}/search`);
  await page.getByRole("tab", { name: "受付簿" }).click();
  await lookAt(page, "page_register", pictures, faults);
  await page.goto(`${address}/cases`);
  await page.locator("table a[href^='/cases/']").first().click();
  await page.locator(".case-grid").waitFor();
  await page.waitForLoadState("networkidle");
  for (const [name, word] of [["matches", "突合"], ["fields", "項目"], ["steps", "手順"], ["records", "記録"], ["timeline", "経過"]]) {
    await page.getByRole("tab", { name: word }).click();
    await lookAt(page, `page_case_${name}`, pictures, faults);
  }
  await page.locator(".viewer-label a").first().click();
  await page.waitForURL(/\/pages\//);
  await page.locator(".viewer canvas").first().waitFor();
  await page.waitForLoadState("networkidle");
  await lookAt(page, "page_side", pictures, faults);
}

/** Only the cases of one batch, from the batch's own page. */
export async function casesOfBatch(page, address, pictures, faults) {
  await page.goto(`${address}/batches`);
  await page.locator("a[href^='/batches/']").first().click();
  await page.getByRole("link", { name: "一覧で見る" }).click();
  await page.getByText("バッチ: ").waitFor();
  assert.equal(await page.locator("table a[href^='/cases/']").count(), 1);
  await lookAt(page, "page_cases_of_batch", pictures, faults);
}

/** 番号確認: number and name together, after a reason; who looked stands below. */
export async function checkNumber(page, address, number, who, pictures, faults) {
  await page.goto(`${address}/cases`);
  await page.locator("table a[href^='/cases/']").first().click();
  await page.locator(".case-grid").waitFor();
  await page.getByRole("tab", { name: "項目" }).click();
  await page.getByRole("link", { name: "番号確認" }).first().click();
  await page.getByText("まだだれも表示していません").waitFor();
  assert.equal((await page.content()).includes(number), false, "nothing shows before a reason was given");
  await page.getByRole("button", { name: "番号を表示する" }).click();
  const shown = page.locator(".number-value");
  await shown.waitFor();
  assert.equal((await shown.textContent()).replaceAll(" ", ""), number);
  await page.locator(".number-looks").getByText(who).waitFor();
  await lookAt(page, "page_number_check", pictures, faults);
  await page.getByRole("button", { name: "表示を閉じる" }).click();
  await shown.waitFor({ state: "hidden" });
  assert.equal((await page.content()).includes(number), false, "closed is closed");
}

/** An alarm of the hidden samples is put into the server's answer (a real one takes weeks of samples; tests/desk raises
 *  one), read on the page, and taken up: the request carries the reason. */
export async function takeUpAlarm(page, address, pictures, faults) {
  const alarm = {
    field_class: "name", label: "氏名", at: "2026-11-20T01:02:03Z", samples: 41, wrong: 5,
    message: "「氏名」で、自動確定した値の誤りが増えています(抜取確認 41 件中 5 件)。この種類の項目は、確認済みにするまで人に多く尋ねます。",
    hint: "用紙・読取機・書き方に変わったことがないか調べ、分かったことを理由に書いて確認済みにしてください。",
  };
  const standing = [alarm];
  let reason = "";
  await page.route("**/api/status", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), alarms: standing } });
  });
  await page.route("**/api/quality/alarms/name/acknowledge", async (route) => {
    reason = route.request().postDataJSON().reason;
    standing.length = 0;
    await route.fulfill({ status: 204 });
  });
  await page.goto(`${address}/status`);
  await page.getByText("41 件中 5 件").waitFor();
  const done = page.getByRole("button", { name: "確認済みにする" });
  assert.equal(await done.isDisabled(), true, "an alarm is not taken up without a reason");
  await page.getByLabel("調べて分かったこと").fill("読取機のガラスの汚れ");
  await lookAt(page, "page_status_alarm", pictures, faults);
  await done.click();
  await page.getByText("41 件中 5 件").waitFor({ state: "hidden" });
  assert.equal(reason, "読取機のガラスの汚れ");
  await page.unroute("**/api/status");
  await page.unroute("**/api/quality/alarms/name/acknowledge");
}
