// From upload to notice in a browser: four people, one 資格取得届, then a 資格喪失届 of the same household keyed by hand; the
// real program.
//   node upload_to_notice.mjs PROGRAM SCRATCH
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyAndMove } from "./applying.mjs";
import { lookAt, openBrowser, root } from "./browser.mjs";
import { casesOfBatch, checkNumber, takeUpAlarm, visitEveryPage } from "./every_page.mjs";
import { loseMembership } from "./losing.mjs";
import { mailEverything } from "./mailing.mjs";
import { Office } from "./program.mjs";
import { draftLetter, keyEnvelope } from "./receiving.mjs";
import { reviewAll, truthOf } from "./reviewing.mjs";
import { acceptFindings, act, upload } from "./working.mjs";

const [program, scratch] = process.argv.slice(2);
const pictures = join(scratch, "pictures");
const samples = join(root, "tests/samples/batch");
const PASSWORD = "sakura-momiji-2026";

async function signIn(page, address, name, oneTime) {
  await page.goto(address);
  await page.getByLabel("利用者名").fill(name);
  await page.getByLabel("パスワード", { exact: true }).or(page.locator("input[type=password]")).first().fill(oneTime);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "パスワードの変更" }).waitFor();
  const fields = page.locator("input[type=password]");
  await fields.nth(0).fill(oneTime);
  await fields.nth(1).fill(PASSWORD);
  await fields.nth(2).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.locator(".rail").waitFor();
}

async function openFirstCase(page, address) {
  await page.goto(`${address}/cases`);
  await page.locator("table a[href^='/cases/']").first().click();
  await page.locator(".case-grid").waitFor();
}

async function checkNotice(page, address) {
  await page.goto(`${address}/notices`);
  await page.locator(".notice-thumb img").first().waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => document.querySelector(".notice-thumb img").naturalWidth > 100);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "PDF" }).first().click()]);
  const bytes = readFileSync(await file.path());
  assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
  assert.ok(bytes.length > 5_000, "the notice is more than an empty page");
  await page.locator(".notice-thumb").first().click();
  await page.locator(".notice-full").waitFor();
  await page.waitForFunction(() => document.querySelector(".notice-full").naturalWidth >= 1000);
}

async function main() {
  const office = new Office(program, scratch);
  const passwords = {
    uketsuke: office.addUser("uketsuke", "文書 花田", ["mailroom"]),
    kakunin: office.addUser("kakunin", "確認 田中", ["reviewer", "senior"]),
    kessai: office.addUser("kessai", "決裁 木村", ["approver"]),
    insatsu: office.addUser("insatsu", "印刷 林", ["print"]),
    kanri: office.addUser("kanri", "管理 森", ["admin", "auditor", "senior", "mailroom"]),
  };
  const { browser, newPage, faults } = await openBrowser(pictures);
  try {
    const address = await office.serve();
    const mailroom = await newPage();
    await signIn(mailroom, address, "uketsuke", passwords.uketsuke);
    await upload(mailroom, address, [join(samples, "020_form_1.jpg"), join(samples, "095_encrypted.pdf")]);
    await mailroom.getByText("095_encrypted.pdf").first().waitFor();
    await mailroom.getByText("取り込めません").first().waitFor();
    await mailroom.getByText("枚数が合いません(届いたのは 1 枚、数えたのは 2 枚)").waitFor();
    await lookAt(mailroom, "1_batch", pictures, faults);
    await keyEnvelope(mailroom, pictures, faults);

    const reviewer = await newPage();
    await signIn(reviewer, address, "kakunin", passwords.kakunin);
    await reviewer.goto(`${address}/review`);
    await reviewer.locator(".review-grid").waitFor();
    await lookAt(reviewer, "2_review", pictures, faults);
    const answered = await reviewAll(reviewer, truthOf(join(samples, "020_form_1.json")));
    console.log("review:", answered);
    await openFirstCase(reviewer, address);
    await acceptFindings(reviewer);
    await lookAt(reviewer, "3_case", pictures, faults);
    await draftLetter(reviewer, pictures, faults);
    const paper = truthOf(join(samples, "020_form_1.json")).get("my_number/0");
    await checkNumber(reviewer, address, paper.value, "確認 田中", pictures, faults);
    await casesOfBatch(reviewer, address, pictures, faults);
    await openFirstCase(reviewer, address);
    await act(reviewer, "決裁へ回す", "決裁へ回す");
    assert.equal(await reviewer.getByRole("button", { name: "決裁する", exact: true }).isDisabled(), true, "who keyed a case may not approve it");

    const approver = await newPage();
    await signIn(approver, address, "kessai", passwords.kessai);
    await openFirstCase(approver, address);
    await act(approver, "決裁する", "決裁する");
    await approver.getByText("決裁済").first().waitFor();
    await lookAt(approver, "4_approved", pictures, faults);

    const printer = await newPage();
    await signIn(printer, address, "insatsu", passwords.insatsu);
    await checkNotice(printer, address);
    await lookAt(printer, "5_notice", pictures, faults);
    await mailEverything(printer, address, pictures, faults);

    await applyAndMove({ mailroom, reviewer, approver, printer }, { address, scratch, pictures, faults });
    await loseMembership({ mailroom, reviewer, approver, printer }, { address, sheet: join(samples, "080_letter.tif"), pictures, faults });

    const admin = await newPage();
    await signIn(admin, address, "kanri", passwords.kanri);
    await visitEveryPage(admin, address, pictures, faults);
    await takeUpAlarm(admin, address, pictures, faults);
  } catch (error) {
    for (const [index, context] of browser.contexts().entries()) {
      for (const page of context.pages()) await page.screenshot({ path: join(pictures, `failed_${index}.png`) }).catch(() => undefined);
    }
    throw error;
  } finally {
    await browser.close();
    await office.stop();
  }
  assert.deepEqual(faults, []);
  console.log(`done; pictures in ${pictures}`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
