// A reviewer at the keyboard: looks at what stands on the paper (the made page's truth) and confirms or types it.
import { readFileSync } from "node:fs";

/** What stands on a made page, by "field/row". */
export function truthOf(path) {
  const truth = JSON.parse(readFileSync(path, "utf8"));
  return new Map(truth.fields.map((field) => [`${field.id}/${field.row}`, field]));
}

/** The item the page shows next; the pages fetch one ahead, so answers are kept by id. */
function watchItems(page) {
  const items = new Map();
  page.on("response", async (response) => {
    if (!/\/api\/review\/(next|undo)$/.test(response.url()) || response.status() !== 200) return;
    const item = await response.json().catch(() => null);
    if (item) items.set(item.id, item);
  });
  return items;
}

/** Picks the item whose picture the page shows. */
async function shownItem(page, items) {
  for (let i = 0; i < 100; ++i) {
    const source = await page.locator(".review-strip img").first().getAttribute("src", { timeout: 500 }).catch(() => null);
    const id = source && new URL(source, page.url()).searchParams.get("item_id");
    if (id && items.has(id)) return items.get(id);
    if (await page.getByText("確認待ちはありません").isVisible().catch(() => false)) return null;
    await page.waitForTimeout(100);
  }
  throw new Error("the review page shows neither an item nor the end");
}

async function chooseOptions(page, item, value) {
  const wanted = new Set(value.split(","));
  for (const [index, option] of item.spec.options.entries()) {
    const button = page.locator(".field-option").nth(index);
    const checked = (await button.getAttribute("aria-checked")) === "true";
    if (item.spec.multiple ? wanted.has(option.value) !== checked : wanted.has(option.value)) await button.click();
  }
}

async function typeValue(page, item, text) {
  if (item.spec.options?.length) return chooseOptions(page, item, text);
  const input = page.locator(".review-value .field-input");
  await input.fill(text);
}

/** One answer with the keyboard; returns what was done. */
async function answer(page, item, truth) {
  const paper = truth.get(`${item.spec.id}/${item.spec.row}`);
  if (!paper || paper.state === "blank") {
    await page.keyboard.press("F8");
    return "blank";
  }
  const read = item.clear_value ?? item.reading.value;
  const same = item.reading.state === "read" && read === paper.value && !item.must_type;
  if (!same) await typeValue(page, item, paper.value);
  await page.keyboard.press("Enter");
  return same ? "confirmed" : "typed";
}

/** Works the queue to its end. Returns how many items were answered and how. */
export async function reviewAll(page, truth) {
  const items = watchItems(page);
  await page.goto(new URL("/review", page.url()).href);
  const done = { confirmed: 0, typed: 0, blank: 0 };
  for (let i = 0; i < 500; ++i) {
    const item = await shownItem(page, items);
    if (!item) return done;
    const decision = page.waitForResponse((response) => response.url().includes(`/items/${item.id}/decision`));
    done[await answer(page, item, truth)] += 1;
    const response = await decision;
    if (!response.ok()) throw new Error(`${item.spec.id}/${item.spec.row} was refused: ${await response.text()}`);
    items.delete(item.id);
    await page.waitForFunction((id) => !document.querySelector(".review-strip img")?.getAttribute("src")?.includes(id), item.id);
  }
  throw new Error("the queue does not end");
}
