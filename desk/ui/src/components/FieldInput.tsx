import { Button } from "@mantine/core";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { readEntry, type Entry } from "../domain/fieldValue";
import { nextDoubtful } from "../domain/digits";
import "./field-input.css";

type Spec = Schemas["FieldSpec"];

export interface FieldInputProps {
  spec: Spec;
  text: string;
  onText: (text: string) => void;
  /** Enter outside of a conversion of the input method */
  onEnter: () => void;
  eraHint?: string;
  doubtful?: readonly number[];
  /** changes when another field is shown: the cursor goes to the first doubtful character */
  focusKey?: string;
  autoFocus?: boolean;
  size?: "large" | "small";
  label: string;
}

/** True while Enter belongs to the input method (変換確定); such an Enter must never confirm a field. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

const numeric = (spec: Spec) => spec.type === "digits" || spec.type === "amount";

function select(input: HTMLInputElement, position: number): void {
  input.setSelectionRange(position, Math.min(position + 1, input.value.length));
}

function Options({ spec, text, onText, autoFocus, label }: FieldInputProps) {
  const chosen = new Set(text.split(",").filter(Boolean));
  const toggle = (value: string) => {
    if (!spec.multiple) return onText(value);
    if (chosen.has(value)) chosen.delete(value);
    else chosen.add(value);
    onText((spec.options ?? []).map((o) => o.value).filter((v) => chosen.has(v)).join(","));
  };
  return (
    <div className="field-options" role={spec.multiple ? "group" : "radiogroup"} aria-label={label}>
      {(spec.options ?? []).map((option, index) => (
        <button
          key={option.value}
          type="button"
          role={spec.multiple ? "checkbox" : "radio"}
          aria-checked={chosen.has(option.value)}
          className="field-option"
          autoFocus={autoFocus && index === 0}
          onClick={() => toggle(option.value)}
        >
          <span className="kbd">{index + 1}</span> {option.label}
        </button>
      ))}
    </div>
  );
}

export function EntryNote({ entry, onText }: { entry: Entry; onText: (text: string) => void }) {
  const { t } = useTranslation();
  if (entry.kind === "value") return <span className="entry-note">{entry.display}</span>;
  if (entry.kind === "problem") return <span className="entry-note problem">{t(entry.key, entry.params)}</span>;
  return (
    <span className="entry-note problem">
      {t("entry.whichEra")}
      {entry.choices.map((choice) => (
        <Button key={choice.iso} size="compact-xs" variant="default" onClick={() => onText(choice.iso)}>
          {choice.era}
        </Button>
      ))}
    </span>
  );
}

/** The value of one field, with the conversions of its type. */
export function FieldInput(props: FieldInputProps) {
  const { spec, text, onText, onEnter, doubtful = [], focusKey, autoFocus = false, size = "large", label } = props;
  const ref = useRef<HTMLInputElement>(null);
  const doubts = useRef(doubtful);
  doubts.current = doubtful;

  useEffect(() => {
    const input = ref.current;
    if (!input || !autoFocus) return;
    input.focus();
    const first = nextDoubtful(doubts.current, 0);
    if (first !== null) select(input, first);
    else input.setSelectionRange(input.value.length, input.value.length);
  }, [focusKey, autoFocus]);

  if (spec.options?.length) return <Options {...props} />;

  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || isComposing(event)) return;
    event.preventDefault();
    onEnter();
  };
  const change = (value: string) => {
    onText(value);
    const input = ref.current;
    const at = input?.selectionStart ?? null;
    // One wrong digit costs one key: after it is overwritten the next doubtful one is selected.
    if (input && at !== null && numeric(spec) && value.length === text.length) {
      const next = nextDoubtful(doubts.current, at);
      if (next !== null) requestAnimationFrame(() => select(input, next));
    }
  };
  return (
    <input
      ref={ref}
      className={`field-input ${size} ${spec.type}`}
      aria-label={label}
      value={text}
      inputMode={numeric(spec) ? "numeric" : "text"}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      lang="ja"
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={keyDown}
    />
  );
}

/** Entry of the present text; memo-free because it costs microseconds. */
export function entryOf(spec: Spec, text: string, eraHint?: string): Entry {
  return readEntry(spec, text, eraHint);
}
