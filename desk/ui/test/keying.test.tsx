import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { MemoryRouter, Route, Routes } from "react-router-dom";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../src/api/client";
import "../src/i18n";
import KeyingPage from "../src/pages/keying/KeyingPage";
import { KeyingRow } from "../src/pages/keying/KeyingRow";

const server = vi.hoisted(() => {
  const hub = { answer: async (_request: Request): Promise<Response> => new Response(null, { status: 500 }) };
  globalThis.fetch = (request) => hub.answer(request as Request);
  return hub;
});

// The frame of a page needs a session, the viewer a canvas; neither is looked at here.
vi.mock("../src/layout/Page", () => ({ Page: ({ children }: { children: React.ReactNode }) => children }));
vi.mock("../src/components/PageViewer", () => ({ PageViewer: () => null }));

beforeAll(() => {
  window.matchMedia ??= ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as never;
});

const open: Schemas["FieldValue"] = {
  spec: { id: "my_number", label: "個人番号", type: "digits", row: 0, masked: true, required: false, digits: 12 }, state: "blank", value: "", decided: "open", keyable: true,
};
const kept: Schemas["FieldValue"] = { ...open, state: "read", value: "************", decided: "person" };

const answer = (field: Schemas["FieldValue"], version: number) =>
  new Response(JSON.stringify({ field, version, findings: [] }), { status: 200, headers: { "Content-Type": "application/json" } });

const named = (id: string): Schemas["FieldValue"] => ({
  spec: { id, label: id, type: "text", row: 0, masked: false, required: false }, state: "blank", value: "", decided: "open", keyable: true,
});

/** Two rows of a document whose version counts up with every save, as the keying page holds it. */
function TwoRows({ version }: { version: { current: number } }) {
  return (
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        {["surname", "town"].map((id) => (
          <KeyingRow key={id} documentId="d2" version={() => version.current} field={named(id)} active={false} onActive={() => undefined} onNext={() => undefined} onSaved={(result) => { version.current = result.version; }} />
        ))}
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Host() {
  const [field, setField] = useState(open);
  return (
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <KeyingRow documentId="d1" version={() => 1} field={field} active onActive={() => undefined} onNext={() => undefined} onSaved={() => setField(kept)} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

describe("keying a 個人番号", () => {
  it("leaves nothing of it on the screen once it is kept, and says so", async () => {
    const sent: unknown[] = [];
    server.answer = async (request) => {
      sent.push(JSON.parse(await request.text()));
      return answer(kept, 2);
    };
    render(<Host />);
    const input = screen.getByLabelText("個人番号") as HTMLInputElement;
    await userEvent.type(input, "123456789018{Enter}");
    await waitFor(() => expect(screen.getByText("保存済")).toBeTruthy());
    expect(input.value).toBe("");
    await userEvent.tab();
    expect(sent).toEqual([{ row: 0, version: 1, action: "type", value: "123456789018" }]);
  });
});

describe("keying faster than the server answers", () => {
  it("saves one field after the other, each on the version the one before left", async () => {
    const sent: { version: number; value: string }[] = [];
    const waiting: (() => void)[] = [];
    server.answer = async (request) => {
      const body = JSON.parse(await request.text()) as { version: number; value: string };
      sent.push(body);
      await new Promise<void>((go) => waiting.push(go));
      return answer(named("any"), body.version + 1);
    };
    render(<TwoRows version={{ current: 4 }} />);
    await userEvent.type(screen.getByLabelText("surname"), "ア{Enter}");
    await userEvent.type(screen.getByLabelText("town"), "イ{Enter}");
    await waitFor(() => expect(sent.length).toBe(1));
    expect(sent[0]).toMatchObject({ version: 4, value: "ア" });
    waiting.shift()?.();
    await waitFor(() => expect(sent.length).toBe(2));
    expect(sent[1]).toMatchObject({ version: 5, value: "イ" });
    waiting.shift()?.();
  });
});

describe("入力完了", () => {
  it("is refused with the rows whose entries were not kept, and asks the server once they are", async () => {
    const day: Schemas["FieldValue"] = {
      spec: { id: "birth_date", label: "生年月日", type: "date", row: 2, row_label: "家族 2", masked: false, required: true }, state: "blank", value: "", decided: "open", keyable: true,
    };
    const document = { id: "d3", kind_label: "資格取得届", version: 1, fields: [day], pages: [], findings: [] };
    const sent: string[] = [];
    server.answer = async (request) => {
      const path = new URL(request.url).pathname;
      if (request.method === "GET") return new Response(JSON.stringify(document), { status: 200, headers: { "Content-Type": "application/json" } });
      sent.push(`${request.method} ${path}`);
      return path.endsWith("/complete") ? new Response(JSON.stringify(document), { status: 200, headers: { "Content-Type": "application/json" } }) : answer({ ...day, state: "read", value: "1990-02-03", decided: "person" }, 2);
    };
    render(
      <MantineProvider env="test">
        <QueryClientProvider client={new QueryClient()}>
          <MemoryRouter initialEntries={["/keying/d3"]}>
            <Routes><Route path="/keying/:documentId" element={<KeyingPage />} /><Route path="/keying" element={<p>list</p>} /></Routes>
          </MemoryRouter>
        </QueryClientProvider>
      </MantineProvider>,
    );
    const input = await screen.findByLabelText("家族 2 生年月日");
    await userEvent.type(input, "H2.13.3");
    await userEvent.click(screen.getByRole("button", { name: "入力完了" }));
    expect(screen.getByText(/家族 2 生年月日。直すか消してから/)).toBeTruthy();
    expect(sent).toEqual([]);
    await userEvent.clear(input);
    await userEvent.type(input, "H2.2.3{Enter}");
    await waitFor(() => expect(screen.queryByText(/直すか消してから/)).toBeNull());
    await userEvent.click(screen.getByRole("button", { name: "入力完了" }));
    await waitFor(() => expect(sent).toEqual(["PUT /api/documents/d3/fields/birth_date", "POST /api/documents/d3/complete"]));
  });
});
