/** Today in Japan, as date fields take it. */
export const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());

// What people of several desks do alike: hand files in, take findings as they are, confirm a step.
export async function upload(page, address, files, day = "") {
  await page.goto(`${address}/batches`);
  await page.getByRole("button", { name: "ファイルを取り込む" }).click();
  await page.locator("input[type=file]").setInputFiles(files);
  if (day) await page.locator("input[type=date]").fill(day);
  await page.getByLabel("数えた枚数").fill(String(files.length));
  await page.getByRole("button", { name: /件を取り込む/ }).click();
  await page.waitForURL(/\/batches\/.+/);
  const finished = page.locator(".panel .light.tag", { hasText: /^(完了|要対応)$/ }).first();
  await finished.waitFor({ timeout: 300_000 });
}

/** Findings that may be taken as they are, taken with a reason. */
export async function acceptFindings(page) {
  await page.getByRole("tab", { name: /指摘/ }).click();
  for (let i = 0; i < 20; ++i) {
    const button = page.getByRole("button", { name: "承知して進める" }).first();
    if (!(await button.isVisible().catch(() => false))) return;
    await button.click();
    await page.getByRole("dialog").getByLabel("理由").fill("窓口で確認済み");
    await page.getByRole("dialog").getByRole("button", { name: "承知して進める" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }
}

export async function act(page, button, confirm) {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: confirm, exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}
