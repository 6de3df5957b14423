import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../src/api/client";
import { FieldInput } from "../src/components/FieldInput";

beforeAll(() => {
  window.matchMedia ??= ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as never;
});

const spec = (type: Schemas["FieldSpec"]["type"], more: Partial<Schemas["FieldSpec"]> = {}): Schemas["FieldSpec"] => ({ id: "f", label: "欄", type, row: 0, masked: false, required: false, ...more });

function Host({ field, start, doubtful, onEnter }: { field: Schemas["FieldSpec"]; start: string; doubtful?: number[]; onEnter: () => void }) {
  const [text, setText] = useState(start);
  return (
    <MantineProvider>
      <FieldInput spec={field} text={text} onText={setText} onEnter={onEnter} label="欄" autoFocus focusKey="1" {...(doubtful ? { doubtful } : {})} />
    </MantineProvider>
  );
}

describe("field input", () => {
  it("confirms with Enter, but never with the Enter that ends a conversion", () => {
    const onEnter = vi.fn();
    render(<Host field={spec("text")} start="山田" onEnter={onEnter} />);
    const input = screen.getByLabelText("欄");
    fireEvent.keyDown(input, { key: "Enter", isComposing: true });
    fireEvent.keyDown(input, { key: "Enter", keyCode: 229 });
    expect(onEnter).not.toHaveBeenCalled();
    fireEvent.keyDown(input, { key: "Enter", keyCode: 13 });
    expect(onEnter).toHaveBeenCalledTimes(1);
  });

  it("asks for the number pad in digit fields only", () => {
    const { unmount } = render(<Host field={spec("digits")} start="12" onEnter={() => undefined} />);
    expect(screen.getByLabelText("欄").getAttribute("inputmode")).toBe("numeric");
    unmount();
    render(<Host field={spec("kana")} start="" onEnter={() => undefined} />);
    expect(screen.getByLabelText("欄").getAttribute("inputmode")).toBe("text");
  });

  it("starts on the doubtful digit, so that one wrong digit costs one key", async () => {
    render(<Host field={spec("digits", { digits: 12 })} start="123456789078" doubtful={[10]} onEnter={() => undefined} />);
    const input = screen.getByLabelText<HTMLInputElement>("欄");
    expect([input.selectionStart, input.selectionEnd]).toEqual([10, 11]);
    await userEvent.keyboard("1");
    expect(input.value).toBe("123456789018");
  });

  it("offers the printed options of a choice", async () => {
    const field = spec("choice", { options: [{ value: "male", label: "男" }, { value: "female", label: "女" }] });
    render(<Host field={field} start="male" onEnter={() => undefined} />);
    expect(screen.getByRole("radio", { name: /男/ }).getAttribute("aria-checked")).toBe("true");
    await userEvent.click(screen.getByRole("radio", { name: /女/ }));
    expect(screen.getByRole("radio", { name: /女/ }).getAttribute("aria-checked")).toBe("true");
  });
});
