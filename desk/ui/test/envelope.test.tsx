import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router-dom";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../src/api/client";
import "../src/i18n";
import { firstRows, isReady } from "../src/pages/cases/letter";
import { LetterDialog } from "../src/pages/cases/LetterDialog";
import { CoverResult } from "../src/pages/envelopes/CoverResult";
import { EnvelopeForm } from "../src/pages/envelopes/EnvelopeForm";
import { dot, envelope, letters } from "./mock/paper";

// The client takes over the browser's fetch when it is loaded.
const server = vi.hoisted(() => {
  const hub = { answer: async (_request: Request): Promise<Response> => new Response(null, { status: 500 }) };
  globalThis.fetch = (request) => hub.answer(request as Request);
  return hub;
});

beforeAll(() => {
  window.matchMedia ??= ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as never;
  globalThis.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} } as never;
  Element.prototype.scrollIntoView ??= () => undefined;
  Object.defineProperty(document, "fonts", { value: { addEventListener: () => undefined, removeEventListener: () => undefined }, configurable: true });
});

const asked: { path: string; body: Record<string, unknown> }[] = [];
beforeEach(() => {
  asked.length = 0;
  server.answer = async (request) => {
    const path = new URL(request.url).pathname;
    if (request.method !== "GET") asked.push({ path, body: (await request.json()) as Record<string, unknown> });
    const json = path.endsWith("/preview") ? { pages: [dot] } : path === "/api/kinds" ? { items: [{ id: "juminhyo", label: "住民票", family: "document", fields: [] }] } : path.endsWith("/envelope") ? envelope : { id: "c1" };
    return new Response(JSON.stringify(json), { status: 200, headers: { "Content-Type": "application/json" } });
  };
});

const show = (page: React.ReactNode) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>{page}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );

const detail = {
  id: "c1", receipt_number: "R08-000123", letters, people: [{ row: 0, name: "髙橋　花子" }],
  documents: [{ id: "d1", kind_label: "資格取得届", fields: [{ spec: { id: "phone", label: "電話", row: 0 } }] }],
  findings: [
    { id: "f1", state: "open", severity: "warning", message: "電話番号の桁が足りません。", fields: [{ document_id: "d1", field: "phone", row: 0 }] },
    { id: "f2", state: "accepted", severity: "warning", message: "承知済みの指摘", fields: [{ document_id: "d1", field: "phone", row: 0 }] },
    { id: "f3", state: "open", severity: "info", message: "情報", fields: [{ document_id: "d1", field: "phone", row: 0 }] },
  ],
  attachments: [{ kind: "juminhyo", label: "住民票", state: "missing" }, { kind: "kazei_shomeisho", label: "課税証明書", state: "received" }],
} as unknown as Schemas["CaseDetail"];

describe("letters of a case", () => {
  it("begin with what the case says is wrong or missing", () => {
    expect(firstRows(detail, "hosei_irai", (key) => key)).toEqual([{ document: "資格取得届", item: "電話", text: "電話番号の桁が足りません。", person: "" }]);
    expect(firstRows(detail, "shorui_irai", (key) => key)).toEqual([{ document: "juminhyo", item: "", text: "letter.pleaseSend", person: "" }]);
    expect(firstRows(detail, "henno_saisoku", (key) => key)).toEqual([]);
  });

  it("are not ready while a line says too little", () => {
    const row = { document: "資格取得届", item: "電話", text: "記入してください", person: "" };
    expect(isReady("hosei_irai", [row], "")).toBe(true);
    expect(isReady("hosei_irai", [{ ...row, item: " " }], "")).toBe(false);
    expect(isReady("hosei_irai", [], "")).toBe(false);
    expect(isReady("shorui_irai", [{ ...row, item: "" }], "")).toBe(true);
    expect(isReady("torisage_kakunin", [], "")).toBe(false);
    expect(isReady("henno_saisoku", [], "")).toBe(true);
  });

  it("are issued only as they were seen", async () => {
    show(<LetterDialog detail={detail} onClose={() => undefined} />);
    const issue = () => screen.getByRole<HTMLButtonElement>("button", { name: "発行する" });
    expect(issue().disabled).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "下書きを見る" }));
    expect(await screen.findByAltText("下書き 1ページ")).toBeTruthy();
    expect(issue().disabled).toBe(false);
    await userEvent.type(screen.getByLabelText("お願いする内容（1行目）"), "追記");
    expect(issue().disabled).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "下書きを見る" }));
    await waitFor(() => expect(issue().disabled).toBe(false));
    await userEvent.click(issue());
    await waitFor(() => expect(asked.at(-1)?.path).toBe("/api/cases/c1/letters"));
    expect(asked.at(-1)?.body).toEqual({ kind: "hosei_irai", rows: [{ document: "資格取得届", item: "電話", text: "電話番号の桁が足りません。追記" }] });
  });
});

describe("envelope", () => {
  it("sends the day with what shows it, and leaves it out while nobody has seen it", async () => {
    const { arrived_on: _day, ...unseen } = { ...envelope, day_from: "" as const, keyed: false };
    show(<EnvelopeForm envelope={unseen} />);
    await userEvent.click(screen.getByRole("button", { name: "保存して突き合わせる" }));
    await waitFor(() => expect(asked.length).toBe(1));
    expect(asked[0]?.body).not.toHaveProperty("arrived_on");
    expect(asked[0]?.body.lines).toEqual([{ name: "髙橋　花子", kind: "shikaku_shutoku" }, { name: "渡辺　吉之介", kind: "shikaku_shutoku" }, { name: "山本　太郎", kind: "" }]);
    await userEvent.type(screen.getByLabelText(/到達日/, { selector: "input[type=date]" }), "2026-11-19");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "保存して突き合わせる" }).disabled).toBe(true);
  });

  it("cannot be changed by those who only read", () => {
    show(<EnvelopeForm envelope={{ ...envelope, may_key: false }} />);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "保存して突き合わせる" }).disabled).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>("1行目の氏名").disabled).toBe(true);
  });

  it("says in words what came, what did not and what nobody listed", () => {
    show(<CoverResult envelope={envelope} />);
    const row = (words: string) => within(screen.getByText(words).closest("tr") as HTMLElement);
    expect(row("あり").getByText("R08-000121")).toBeTruthy();
    expect(row("氏名が違う").getByText(/渡邉/)).toBeTruthy();
    expect(row("届いていない").getByText(/山本/)).toBeTruthy();
    expect(row("記載なし").getByText(/山﨑/)).toBeTruthy();
  });
});
