// The browser side of the test: Debian's Chromium through playwright-core, both from desk/ui's own packages.
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const require = createRequire(join(root, "desk/ui/package.json"));
const { chromium } = require("playwright-core");
const axePath = require.resolve("axe-core/axe.min.js");

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** A browser with a page per person; every page error and console error is a fault of the test. */
export async function openBrowser(pictures) {
  mkdirSync(pictures, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
  const faults = [];
  const newPage = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "ja-JP", acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000); // a busy build machine is slow, not wrong
    page.setDefaultNavigationTimeout(90_000);
    page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      // An expected refusal (no session yet, a value that is not taken) is no fault of the page.
      if (message.type() === "error" && !/status of (401|409|422)/.test(message.text())) faults.push(`console: ${message.text()} ${message.location().url}`);
    });
    return page;
  };
  return { browser, newPage, faults };
}

/** Pixels by which the page's frame is taller than the window: long content must scroll inside it. */
function overflow() {
  const frame = document.querySelector(".main");
  return frame ? frame.getBoundingClientRect().bottom - window.innerHeight : 0;
}

/** Words of buttons that are cut off. */
function cutWords() {
  return [...document.querySelectorAll("button .mantine-Button-label")].filter((label) => label.scrollWidth > label.clientWidth + 1).map((label) => label.textContent);
}

/** Takes a picture of the page and asks axe; what it finds is a fault, and so are a page that grows out of the window and a
 *  button whose words are cut off. */
export async function lookAt(page, name, pictures, faults) {
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.evaluate(() => document.fonts.ready);
  const beyond = await page.evaluate(overflow);
  if (beyond > 1) faults.push(`${name} is ${beyond} px taller than the window`);
  for (const words of await page.evaluate(cutWords)) faults.push(`${name} cuts off the button ${words}`);
  const source = await import("node:fs").then((fs) => fs.readFileSync(axePath, "utf8"));
  const found = await page.evaluate(`(() => { ${source}; return axe.run(document, { runOnly: ${JSON.stringify(RULES)} }); })()`);
  for (const violation of found.violations) faults.push(`axe on ${name}: ${violation.id} ${violation.nodes[0]?.html.slice(0, 200)}`);
}
