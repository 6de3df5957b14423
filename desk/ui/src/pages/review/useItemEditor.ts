import { useCallback, useState } from "react";
import { entryOf } from "../../components/FieldInput";
import { doubtfulInText, editText, eraHint } from "../../domain/fieldValue";
import type { Decision, Item } from "./useReviewQueue";

interface Typed {
  itemId: string;
  text: string;
}

/** What the machine read, in clear for the lease holder of a 個人番号. */
export function readValue(item: Item): string {
  return item.clear_value ?? item.reading.value;
}

export function candidatesOf(item: Item) {
  return item.clear_candidates ?? item.reading.candidates;
}

function initialText(item: Item | null): string {
  return item && item.reading.state === "read" ? editText(item.spec, readValue(item)) : "";
}

/** The text in the input of one review item and what pressing Enter would decide. */
export function useItemEditor(item: Item | null) {
  const [typed, setTyped] = useState<Typed | null>(null);
  // What was typed belongs to one item: the next one starts with its own reading at once.
  const touched = typed !== null && typed.itemId === item?.id;
  const text = touched ? typed.text : initialText(item);

  const itemId = item?.id ?? "";
  const setText = useCallback((next: string) => setTyped({ itemId, text: next }), [itemId]);
  const reset = useCallback(() => setTyped(null), []);

  const hint = item ? eraHint(item.spec, readValue(item)) : undefined;
  const entry = item ? entryOf(item.spec, text, hint) : null;

  /** null: Enter must not decide now (nothing typed where typing is demanded, or the entry cannot be taken). */
  const onEnter = useCallback((): Decision | null => {
    if (!item || !entry) return null;
    if (!touched) return item.must_type || !item.actions.includes("confirm") ? null : { action: "confirm" };
    return entry.kind === "value" ? { action: "type", value: entry.value } : null;
  }, [item, entry, touched]);

  const doubtful = item ? doubtfulInText(item.spec, initialText(item), item.doubtful ?? []) : [];
  return { text, setText, touched, reset, entry, hint, doubtful, onEnter };
}
