import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, useLocation } from "react-router-dom";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../src/api/client";
import "../src/i18n";
import { BatchAlarms } from "../src/pages/batches/BatchAlarms";
import { CaseActions } from "../src/pages/cases/CaseActions";
import { CaseHeader } from "../src/pages/cases/CaseHeader";
import { CaseMarks } from "../src/pages/cases/CaseMarks";
import { recordKinds } from "./mock/household";

// The client takes over the browser's fetch when it is loaded.
const server = vi.hoisted(() => {
  const hub = { answer: async (_request: Request): Promise<Response> => new Response(null, { status: 500 }) };
  globalThis.fetch = (request) => hub.answer(request as Request);
  return hub;
});
const me = vi.hoisted(() => ({ roles: ["senior"] as string[] }));
vi.mock("../src/session/SessionContext", () => ({ useUser: () => me }));

beforeAll(() => {
  window.matchMedia ??= ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as never;
  globalThis.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} } as never;
  Element.prototype.scrollIntoView ??= () => undefined;
  Object.defineProperty(document, "fonts", { value: { addEventListener: () => undefined, removeEventListener: () => undefined } });
});

const sent: { path: string; body: unknown }[] = [];
beforeEach(() => {
  sent.length = 0;
  me.roles = ["senior"];
  server.answer = async (request) => {
    const path = new URL(request.url).pathname;
    if (request.method === "POST") sent.push({ path, body: JSON.parse(await request.text()) });
    const body = path === "/api/record-kinds" ? { items: recordKinds } : { id: "c9", receipt_number: "R08-000130", notices: [] };
    return new Response(JSON.stringify(body), { status: 200, headers: { "Content-Type": "application/json" } });
  };
});

function detail(actions: Schemas["CaseAction"]["id"][], more: Partial<Schemas["CaseDetail"]> = {}): Schemas["CaseDetail"] {
  return {
    id: "c1", receipt_number: "R08-000123", version: 7, own_work: false, people: [], records: [], timers: [], way: [], representable: [],
    actions: actions.map((id) => ({ id, allowed: true })), ...more,
  } as unknown as Schemas["CaseDetail"];
}

const Where = () => <output data-testid="where">{useLocation().pathname}</output>;
const show = (page: React.ReactNode) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={["/cases/c1"]}>{page}<Where /></MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
const button = (name: string) => screen.getByRole("button", { name });
const inDialog = () => within(screen.getByRole("dialog"));

describe("what a case offers", () => {
  it("shows 代決, 引戻し, 訂正 and 後閲 only where the server names them", () => {
    show(<CaseActions detail={detail(["approve", "return"])} />);
    for (const name of ["代決する", "引戻し", "訂正の案件を開く", "後閲する"]) expect(screen.queryByRole("button", { name })).toBeNull();
  });

  it("asks a deputy in whose place and why, and sends both", async () => {
    show(<CaseActions detail={detail(["approve_as_deputy"], { representable: [{ name: "kimura", display_name: "木村 誠" }] })} />);
    await userEvent.click(button("代決する"));
    const confirm = () => inDialog().getByRole("button", { name: "代決する" }) as HTMLButtonElement;
    await userEvent.type(inDialog().getByLabelText(/^理由/), "出張中のため");
    expect(confirm().disabled).toBe(true);
    await userEvent.click(inDialog().getByRole("combobox", { name: /だれに代わって/ }));
    await userEvent.click(await screen.findByText("木村 誠"));
    expect(confirm().disabled).toBe(false);
    await userEvent.click(confirm());
    await waitFor(() => expect(sent.length).toBe(1));
    expect(sent[0]).toMatchObject({ path: "/api/cases/c1/approve-as-deputy", body: { version: 7, represents: "kimura", reason: "出張中のため" } });
  });

  it("takes a case back only with a reason", async () => {
    show(<CaseActions detail={detail(["take_back"])} />);
    await userEvent.click(button("引戻し"));
    const confirm = inDialog().getByRole("button", { name: "引戻し" }) as HTMLButtonElement;
    expect(confirm.disabled).toBe(true);
    await userEvent.type(inDialog().getByLabelText(/^理由/), "書類を取り違えた");
    await userEvent.click(confirm);
    await waitFor(() => expect(sent[0]).toMatchObject({ path: "/api/cases/c1/take-back", body: { version: 7, reason: "書類を取り違えた" } }));
  });

  it("opens the case that corrects a decision after reason, error and a confirmation, and goes there", async () => {
    show(<CaseActions detail={detail(["correct"])} />);
    await userEvent.click(button("訂正の案件を開く"));
    const confirm = inDialog().getByRole("button", { name: "訂正の案件を開く" }) as HTMLButtonElement;
    await userEvent.type(inDialog().getByLabelText(/^訂正の理由/), "転記の誤り");
    await userEvent.type(inDialog().getByLabelText(/^誤りのあった内容/), "資格喪失年月日");
    expect(confirm.disabled).toBe(true);
    await userEvent.click(inDialog().getByRole("checkbox"));
    await userEvent.click(confirm);
    await waitFor(() => expect(screen.getByTestId("where").textContent).toBe("/cases/c9"));
    expect(sent).toEqual([{ path: "/api/cases/c1/correct", body: { reason: "転記の誤り", wrong: "資格喪失年月日" } }]);
  });

  it("records 後閲 from its own button", async () => {
    me.roles = ["approver"];
    show(<CaseActions detail={detail(["later_check"])} />);
    await userEvent.click(button("後閲する"));
    expect(await screen.findByDisplayValue("後閲")).toBeTruthy();
  });
});

describe("the head of a case", () => {
  it("says days in 和暦, and where a missing 到達日 is keyed", () => {
    show(<CaseHeader detail={detail([], { state: "checking", procedure_label: "資格取得", arrived_on: "2026-11-22", arrived_assumed: true, batch_id: "b1", timers: [{ id: "register", label: "登録", due_on: "2026-11-27", verdict: "near" }] })} />);
    expect(screen.getByText(/到達 令和8年11月22日/)).toBeTruthy();
    expect(screen.getByText(/登録 令和8年11月27日/)).toBeTruthy();
    expect(screen.queryByText(/2026-11/)).toBeNull();
    expect(screen.getByRole("link", { name: "到達日を入力する" }).getAttribute("href")).toBe("/batches/b1/envelope");
  });

  it("marks in which capacity one decides, and for whom a deputy decided", () => {
    const item = detail([], { decides_as: "deputy", represented: "木村 誠", later_check: "needed" });
    show(<CaseMarks item={item} deciding />);
    for (const words of ["代決", "木村 誠の代決", "後閲が必要"]) expect(screen.getByText(words)).toBeTruthy();
  });
});

describe("alarms of a batch", () => {
  const batch = { id: "b1", alarms: [{ code: "same_paper", message: "二重取込の疑いがある面があります", acknowledgeable: true }, { code: "sheets_differ", message: "枚数が合いません" }] } as Schemas["Batch"];

  it("are taken up with what was found out, where they end so", async () => {
    show(<BatchAlarms batch={batch} />);
    expect(screen.getAllByRole("button").length).toBe(1);
    expect((button("確認済みにする") as HTMLButtonElement).disabled).toBe(true);
    await userEvent.type(screen.getByLabelText("調べて分かったこと"), "別の届");
    await userEvent.click(button("確認済みにする"));
    await waitFor(() => expect(sent).toEqual([{ path: "/api/batches/b1/alarms/same_paper/acknowledge", body: { reason: "別の届" } }]));
  });

  it("are only read by those without the right", () => {
    me.roles = ["approver"];
    show(<BatchAlarms batch={batch} />);
    expect(screen.queryByRole("button")).toBeNull();
  });
});
