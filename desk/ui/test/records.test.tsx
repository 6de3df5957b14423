import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router-dom";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../src/api/client";
import "../src/i18n";
import { CaseMarks } from "../src/pages/cases/CaseMarks";
import { RecordDialog } from "../src/pages/cases/RecordDialog";
import { RecordList } from "../src/pages/cases/RecordList";
import { StepList } from "../src/pages/cases/StepList";
import { recordKinds, records, steps } from "./mock/household";

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
});

const detail = { id: "c1", receipt_number: "R08-000123", people: [{ row: 0, name: "髙橋　花子" }, { row: 1, name: "髙橋　太郎" }], steps, records } as Schemas["CaseDetail"];
const show = (page: React.ReactNode) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>{page}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
const rowOf = (label: string) => within(screen.getByText(label).closest("li") as HTMLElement);

describe("steps", () => {
  it("says in words what is done, begun, required and open, and by whom", () => {
    show(<StepList detail={detail} mayRecord={() => false} onRecord={() => undefined} />);
    expect(rowOf("登録(仮登録)").getByText("済")).toBeTruthy();
    expect(rowOf("登録(仮登録)").getByText(/田中 一郎/)).toBeTruthy();
    expect(rowOf("個人番号確認・身元確認").getByText("一部済")).toBeTruthy();
    expect(rowOf("書類保管").getByText("要")).toBeTruthy();
    expect(rowOf("情報照会(住基ネット・情報提供ネットワーク)").getByText("未")).toBeTruthy();
  });

  it("offers the record of a step only to those who may make it, and never for the program's own", async () => {
    const onRecord = vi.fn();
    show(<StepList detail={detail} mayRecord={(kind) => kind !== "inquiry"} onRecord={onRecord} />);
    expect(rowOf("決裁").queryByRole("button")).toBeNull();
    expect(rowOf("情報照会(住基ネット・情報提供ネットワーク)").queryByRole("button")).toBeNull();
    await userEvent.click(rowOf("書類保管").getByRole("button"));
    expect(onRecord).toHaveBeenCalledWith("filing");
  });
});

describe("records", () => {
  it("shows facts in words", () => {
    show(<RecordList detail={detail} />);
    expect(screen.getByText("令和8年11月22日")).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("makes the form of a kind and sends dates as ISO days, with the person's row", async () => {
    const sent: { url: string; body: unknown }[] = [];
    server.answer = async (request) => {
      sent.push({ url: new URL(request.url).pathname, body: JSON.parse(await request.text()) });
      return new Response(JSON.stringify(detail), { status: 200, headers: { "Content-Type": "application/json" } });
    };
    const onClose = vi.fn();
    show(<RecordDialog detail={detail} kinds={recordKinds} first="identity" onClose={onClose} />);
    const user = userEvent.setup();
    const choose = async (label: RegExp, option: RegExp) => {
      await user.click(screen.getByRole("combobox", { name: label }));
      await user.click(await screen.findByRole("option", { name: option }));
    };
    const save = screen.getByRole("button", { name: "記録する" }) as HTMLButtonElement;
    await choose(/対象の方/, /髙橋　太郎/);
    await choose(/確認の方法/, /郵送された写し/);
    await choose(/結果/, /確認した/);
    expect(save.disabled, "the day is missing").toBe(true);
    await user.type(screen.getByRole("textbox", { name: /確認した日/ }), "8.11.31");
    expect(save.disabled, "no such day").toBe(true);
    await user.clear(screen.getByRole("textbox", { name: /確認した日/ }));
    await user.type(screen.getByRole("textbox", { name: /確認した日/ }), "R8.11.22");
    expect(save.disabled).toBe(false);
    await user.click(save);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent).toEqual([{ url: "/api/cases/c1/records", body: { kind: "identity", person: 1, facts: [{ id: "route", value: "post" }, { id: "result", value: "confirmed" }, { id: "checked_on", value: "2026-11-22" }] } }]);
  });
});

describe("marks", () => {
  const item = { state: "awaiting_approval", own_work: true } as Schemas["CaseSummary"];
  it("say 支援措置, 却下, 後閲; own work only among those to decide", () => {
    const { rerender } = show(<CaseMarks item={{ ...item, protected: true, rejection: true, later_check: "needed" }} />);
    for (const word of ["支援措置", "却下の起案", "後閲が必要"]) expect(screen.getByText(word)).toBeTruthy();
    expect(screen.queryByText("自分が入力（例外）")).toBeNull();
    rerender(<MantineProvider env="test"><CaseMarks item={item} deciding /></MantineProvider>);
    expect(screen.getByText("自分が入力（例外）")).toBeTruthy();
  });
});
