import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../src/api/client";
import "../src/i18n";
import { KeyingRow } from "../src/pages/keying/KeyingRow";

const server = vi.hoisted(() => {
  const hub = { answer: async (_request: Request): Promise<Response> => new Response(null, { status: 500 }) };
  globalThis.fetch = (request) => hub.answer(request as Request);
  return hub;
});

beforeAll(() => {
  window.matchMedia ??= ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as never;
});

const open: Schemas["FieldValue"] = {
  spec: { id: "my_number", label: "個人番号", type: "digits", row: 0, masked: true, required: false, digits: 12 }, state: "blank", value: "", decided: "open", keyable: true,
};
const kept: Schemas["FieldValue"] = { ...open, state: "read", value: "************", decided: "person" };

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
      return new Response(JSON.stringify({ field: kept, version: 2, findings: [] }), { status: 200, headers: { "Content-Type": "application/json" } });
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
