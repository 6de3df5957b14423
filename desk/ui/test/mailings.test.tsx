import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router-dom";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../src/api/client";
import "../src/i18n";
import { groupsOf } from "../src/pages/mailings/groups";
import { NoticeCards } from "../src/pages/notices/NoticeCards";
import { MailingDetail } from "../src/pages/mailings/MailingPage";
import { PlanPanel } from "../src/pages/mailings/MailingsPage";
import { mailing, mailingPlan } from "./mock/mailing";

// The client takes over the browser's fetch when it is loaded.
const server = vi.hoisted(() => {
  const hub = { answer: async (_request: Request): Promise<Response> => new Response(null, { status: 500 }) };
  globalThis.fetch = (request) => hub.answer(request as Request);
  return hub;
});
const user = vi.hoisted(() => ({ roles: ["print"] as string[] }));
vi.mock("../src/session/SessionContext", () => ({ useUser: () => user }));

beforeAll(() => {
  window.matchMedia ??= ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as never;
  globalThis.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} } as never;
});

const asked: { path: string; body: Record<string, unknown> }[] = [];
beforeEach(() => {
  asked.length = 0;
  user.roles = ["print"];
  server.answer = async (request) => {
    const path = new URL(request.url).pathname;
    if (request.method !== "GET") asked.push({ path, body: (await request.json()) as Record<string, unknown> });
    return new Response(JSON.stringify(path === "/api/mailing-plan" ? mailingPlan : mailing), { status: 200, headers: { "Content-Type": "application/json" } });
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

describe("the plan of a mailing", () => {
  it("counts pieces and sheets by role, envelope and mail class", () => {
    const groups = groupsOf(mailingPlan.pieces);
    expect(groups.map((group) => [group.role, group.pieces.length, group.sheets])).toEqual([["組合員", 2, 5], ["事業主", 1, 4]]);
  });

  it("says what is left out and makes a mailing of all that waits", async () => {
    show(<PlanPanel />);
    expect(await screen.findByText("窓口でお渡しするもの 3 件")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "発送を作る" }));
    await waitFor(() => expect(asked).toEqual([{ path: "/api/mailings", body: { notice_ids: [] } }]));
  });

  it("names a letter that stays, why, and what to do about it", async () => {
    show(<PlanPanel />);
    expect(await screen.findByText("プレビューのとおりに印刷できないもの 1 件")).toBeTruthy();
    expect(screen.getByText(/適用第431号/)).toBeTruthy();
    expect(screen.getByText("印字できない文字があります（U+E000）")).toBeTruthy();
    expect(screen.getByText("「通知書」でこの1通のPDFを確かめてください。")).toBeTruthy();
    expect(screen.getByRole("link", { name: "R08-000131" }).getAttribute("href")).toBe("/cases/c9");
  });

  it("asks whether two ways of writing an employer are one, and follows the answer", async () => {
    show(<PlanPanel />);
    const question = within(await screen.findByRole("region", { name: "事業主の名寄せ" }));
    expect(question.getByText("見本左官工業(株)")).toBeTruthy();
    await userEvent.click(question.getByRole("button", { name: "別の事業主" }));
    await waitFor(() => expect(asked).toEqual([{ path: "/api/mailing-employers", body: { first: "k1", second: "k2", same: false } }]));
  });

  it("offers nothing to make to those who only look", async () => {
    user.roles = ["auditor"];
    show(<PlanPanel />);
    expect(await screen.findByText("事業主")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "発送を作る" })).toBeNull();
  });
});

describe("a notice", () => {
  const notice: Schemas["Notice"] = { id: "n7", kind: "shikaku_kakuninsho", kind_label: "資格確認書", state: "ready", recipient: "山﨑　薫", addressee_role: "member", case_id: "c3", receipt_number: "R08-000125", pages: 1, version: 1, preview_url: "/p", pdf_url: "/f", created_at: "2026-11-27T02:00:00Z" };

  it("may be mailed by itself, also one that was left for the counter", async () => {
    show(<NoticeCards notices={[notice]} />);
    await userEvent.click(screen.getByRole("button", { name: "この1通で発送を作る" }));
    await waitFor(() => expect(asked).toEqual([{ path: "/api/mailings", body: { notice_ids: ["n7"] } }]));
  });

  it("that was pulled asks an approver, not the print desk, whether it need be sent", async () => {
    const pulled: Schemas["Notice"] = { ...notice, state: "pulled", pulled_reason: "所在地の誤り", undecided: true };
    const { unmount } = show(<NoticeCards notices={[pulled]} />);
    expect(screen.getByText(/送付の要否が決まっていません/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "送付不要とする" })).toBeNull();
    unmount();
    user.roles = ["approver"];
    show(<NoticeCards notices={[pulled]} />);
    await userEvent.click(screen.getByRole("button", { name: "送付不要とする" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText(/理由/), "事業所が廃業した");
    await userEvent.click(dialog.getByRole("button", { name: "送付不要とする" }));
    await waitFor(() => expect(asked).toEqual([{ path: "/api/notices/n7/not-needed", body: { reason: "事業所が廃業した" } }]));
  });

  it("that lies in a mailing is released and pulled there", () => {
    show(<NoticeCards notices={[{ ...notice, mailing_id: "m1" }]} />);
    expect(screen.getByRole("link", { name: "発送の一覧で見る" }).getAttribute("href")).toBe("/mailings/m1");
    for (const name of ["発送済にする", "引抜き", "この1通で発送を作る"]) expect(screen.queryByRole("button", { name })).toBeNull();
  });
});

describe("a mailing", () => {
  it("is released as a whole, as the version that was seen", async () => {
    show(<MailingDetail mailing={mailing} />);
    await userEvent.click(screen.getByRole("button", { name: "発送済にする" }));
    await waitFor(() => expect(asked).toEqual([{ path: "/api/mailings/m1/release", body: { version: 3 } }]));
  });

  it("names the envelope that a pulled notice takes out, and asks for a reason", async () => {
    show(<MailingDetail mailing={mailing} />);
    await userEvent.click(screen.getByRole("button", { name: "引抜き　資格確認書 適用第413号" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/発送物 1 を封筒ごと抜き取ってください/)).toBeTruthy();
    const pull = dialog.getByRole("button", { name: "引抜き" });
    expect((pull as HTMLButtonElement).disabled).toBe(true);
    await userEvent.type(dialog.getByLabelText(/理由/), "宛名の誤り");
    await userEvent.click(pull);
    await waitFor(() => expect(asked).toEqual([{ path: "/api/mailings/m1/pull", body: { version: 3, notice_id: "n1", reason: "宛名の誤り" } }]));
  });

  it("shows the sides that carry print, not the empty backs", async () => {
    show(<MailingDetail mailing={mailing} />);
    await userEvent.click(screen.getByRole("button", { name: "発送物 1 を見る" }));
    const dialog = within(await screen.findByRole("dialog"));
    const shown = () => new URL((dialog.getByRole("img") as HTMLImageElement).src).searchParams.get("page");
    const pages = [shown()];
    for (let i = 0; i < 2; ++i) {
      await userEvent.click(dialog.getByRole("button", { name: "次へ" }));
      pages.push(shown());
    }
    expect(pages).toEqual(["1", "3", "4"]);
    expect(dialog.getByText(/2 枚目 裏/)).toBeTruthy();
  });

  it("shows addresses as people write them and does not count a piece that was pulled", () => {
    show(<MailingDetail mailing={mailing} />);
    expect(screen.getByText(/^〒100-0001\s東京都千代田区千代田9丁目9番9号$/)).toBeTruthy();
    const counts = within(screen.getByRole("table", { name: "宛先・郵便の種類ごとの数" }));
    expect(counts.queryByText("事業主")).toBeNull();
    expect(screen.queryByRole("button", { name: /引抜き.*写/ })).toBeNull();
  });

  it("keeps the print file from those who must not see it", () => {
    const withheld: Schemas["MailingDetail"] = { ...mailing, print_file_withheld: true };
    show(<MailingDetail mailing={withheld} />);
    expect(screen.queryByRole("link", { name: "印刷データ (PDF)" })).toBeNull();
    expect(screen.getByRole("link", { name: "印刷会社向け一覧 (CSV)" }).getAttribute("href")).toBe("/api/mailings/m1/manifest-csv");
  });

  it("cannot be changed once it has left, nor by those who only look", () => {
    const released: Schemas["MailingDetail"] = { ...mailing, state: "released" };
    const { unmount } = show(<MailingDetail mailing={released} />);
    for (const name of ["発送済にする", "この発送を取り消す"]) expect(screen.queryByRole("button", { name })).toBeNull();
    unmount();
    user.roles = ["approver"];
    show(<MailingDetail mailing={mailing} />);
    expect(screen.queryByRole("button", { name: "発送済にする" })).toBeNull();
  });
});
