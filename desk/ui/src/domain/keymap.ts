// Keys of the review page, in one table: the handlers, the buttons' hints and the overlay all read it.

export interface KeyBinding {
  id: "confirm" | "blank" | "struck_out" | "unreadable" | "postpone" | "undo" | "candidate" | "place" | "fit" | "reset" | "help";
  keys: string;
  /** as printed on the key caps */
  shown: string;
}

export const reviewKeys: readonly KeyBinding[] = [
  { id: "confirm", keys: "enter", shown: "Enter" },
  { id: "candidate", keys: "alt+1,alt+2,alt+3,alt+4,alt+5,alt+6,alt+7,alt+8,alt+9", shown: "Alt+1…9" },
  { id: "blank", keys: "f8", shown: "F8" },
  { id: "struck_out", keys: "f9", shown: "F9" },
  { id: "unreadable", keys: "f10", shown: "F10" },
  { id: "postpone", keys: "f4", shown: "F4" },
  { id: "undo", keys: "alt+z", shown: "Alt+Z" },
  { id: "reset", keys: "escape", shown: "Esc" },
  { id: "place", keys: "f2", shown: "F2" },
  { id: "fit", keys: "alt+0", shown: "Alt+0" },
  { id: "help", keys: "f1", shown: "? / F1" },
];

export function binding(id: KeyBinding["id"]): KeyBinding {
  const found = reviewKeys.find((key) => key.id === id);
  if (!found) throw new Error(`no key ${id}`);
  return found;
}
