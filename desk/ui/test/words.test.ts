import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "../src/i18n/en.json";
import ja from "../src/i18n/ja.json";

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, at = ""): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") out.set(at + key, value);
    else for (const [k, v] of leaves(value, `${at}${key}.`)) out.set(k, v);
  }
  return out;
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

const japanese = leaves(ja as Tree);
const english = leaves(en as Tree);
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();

describe("words", () => {
  it("has every key in both languages, with the same variables", () => {
    expect([...english.keys()].sort()).toEqual([...japanese.keys()].sort());
    for (const [key, text] of japanese) expect(variables(english.get(key) ?? ""), key).toEqual(variables(text));
  });

  it("has every key that the pages use", () => {
    const missing: string[] = [];
    for (const path of sources("src")) {
      const code = readFileSync(path, "utf8");
      for (const [, key] of code.matchAll(/\bt\(\s*"([\w.]+)"/g)) if (key && !japanese.has(key)) missing.push(`${path}: ${key}`);
      for (const [, stem] of code.matchAll(/\bt\(\s*`([\w.]+)\$\{/g)) {
        if (stem && ![...japanese.keys()].some((key) => key.startsWith(stem))) missing.push(`${path}: ${stem}*`);
      }
    }
    expect(missing).toEqual([]);
  });

  it("keeps Japanese out of the pages: all words are in the language files", () => {
    const allowed = /domain[\\/](kana|wareki|digits|time|fieldValue)\.ts|layout[\\/](Rail|LanguageSwitch)\.tsx|i18n/;
    const found: string[] = [];
    for (const path of sources("src")) {
      if (allowed.test(path) || path.endsWith("schema.d.ts")) continue;
      const code = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
      for (const line of code.split("\n")) if (/[ぁ-んァ-ヶ一-龠]/.test(line)) found.push(`${path}: ${line.trim()}`);
    }
    expect(found).toEqual([]);
  });
});
