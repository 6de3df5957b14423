// 発送: what waits is gathered into pieces, looked at as it will be printed, and leaves as a whole.
import assert from "node:assert/strict";
import { lookAt } from "./browser.mjs";

export async function mailEverything(page, address, pictures, faults) {
  await page.goto(`${address}/mailings`);
  const make = page.getByRole("button", { name: "発送を作る", exact: true });
  await make.waitFor();
  await page.getByText(/^作成中 \d+ 件$/).waitFor({ state: "detached", timeout: 120_000 });
  await page.waitForFunction(() => [...document.querySelectorAll("button")].some((b) => b.textContent === "発送を作る" && !b.disabled), undefined, { timeout: 120_000 });
  await lookAt(page, "5_mailing_plan", pictures, faults);
  await make.click();
  await page.waitForURL(/\/mailings\/[^/]+$/);
  const pieces = page.getByRole("table", { name: "発送物" }).locator("tbody tr");
  await pieces.first().waitFor();
  assert.equal(await pieces.count(), 1, "one household is one envelope");
  await lookAt(page, "5_mailing", pictures, faults);
  await page.getByRole("button", { name: "発送物 1 を見る" }).click();
  await page.waitForFunction(() => document.querySelector(".notice-full")?.naturalWidth >= 1000);
  await page.getByRole("button", { name: "閉じる" }).click();
  await page.locator(".notice-full").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "発送済にする" }).click();
  await page.getByText("発送済", { exact: true }).first().waitFor();
  await page.goto(`${address}/mailings`);
  await page.getByText("発送を待つ通知書はありません").waitFor();
  await lookAt(page, "5_mailings", pictures, faults);
}
