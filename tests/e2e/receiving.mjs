// The envelope beside its picture, and a letter that is seen before it would be issued.
import assert from "node:assert/strict";
import { lookAt } from "./browser.mjs";
import { today } from "./working.mjs";

/** From the batch's page: 到達日 as the stamp shows it, and a cover list of which one paper never came. */
export async function keyEnvelope(page, pictures, faults) {
  await page.getByText("到達日が入力されていません").waitFor();
  await page.getByRole("link", { name: "封筒の記載と送付書を入力・確認する" }).click();
  await page.locator(".envelope-grid .viewer canvas").first().waitFor();
  await page.locator("input[type=date]").fill(today());
  const save = page.getByRole("button", { name: "保存して突き合わせる" });
  assert.equal(await save.isDisabled(), true, "a day without what shows it is not kept");
  await page.getByRole("combobox", { name: "到達日の根拠" }).click();
  await page.getByRole("option", { name: "受付印" }).click();
  await page.getByLabel("送付書（届出書類送付票）が入っていた").check();
  await page.getByLabel("1行目の氏名").fill("見本 不在");
  await page.getByRole("combobox", { name: "1行目の書類" }).click();
  await page.getByRole("option", { name: "国民健康保険 被保険者資格喪失届" }).click();
  await save.click();
  await page.getByText("届いていない").first().waitFor();
  await page.getByText("送付書に記載がありません").waitFor();
  await page.getByText("送付書と届いた書類が合いません").waitFor();
  assert.equal(await page.getByText("到達日が入力されていません").count(), 0);
  await lookAt(page, "1_envelope", pictures, faults);
}

/** On a case's page: a 補正のお願い as it would be printed; issuing it needs the look first. */
export async function draftLetter(page, pictures, faults) {
  await page.getByRole("tab", { name: /通知書/ }).click();
  await page.getByRole("button", { name: "文書を送る" }).click();
  const dialog = page.getByRole("dialog");
  while (await dialog.getByRole("button", { name: "1行目を外す" }).isVisible()) await dialog.getByRole("button", { name: "1行目を外す" }).click();
  await dialog.getByRole("button", { name: "行を追加" }).click();
  await dialog.getByLabel("書類（1行目）").fill("資格取得届");
  await dialog.getByLabel("項目（1行目）").fill("電話番号");
  await dialog.getByLabel("お願いする内容（1行目）").fill("市外局番からご記入ください。");
  assert.equal(await dialog.getByRole("button", { name: "発行する" }).isDisabled(), true, "nobody has seen it yet");
  await dialog.getByRole("button", { name: "下書きを見る" }).click();
  await dialog.getByAltText("下書き 1ページ").waitFor();
  await page.waitForFunction(() => document.querySelector(".letter-preview img").naturalWidth > 500);
  assert.equal(await dialog.getByRole("button", { name: "発行する" }).isEnabled(), true);
  await lookAt(page, "3_letter", pictures, faults);
  await dialog.getByRole("button", { name: "やめる" }).click();
  await dialog.waitFor({ state: "hidden" });
}
