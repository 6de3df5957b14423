// Colours of states; the words are in the language files. A state never shows by colour alone: every light has a shape and a word.

import type { Schemas } from "../api/client";

export type Tone = "ok" | "ask" | "bad" | "idle" | "info";

export const toneColor: Record<Tone, string> = { ok: "matsu", ask: "kohaku", bad: "shu", idle: "sumi", info: "ai" };

export const caseTone: Record<Schemas["CaseState"], Tone> = {
  received: "info",
  checking: "ask",
  examining: "ask",
  provisional: "info",
  awaiting_approval: "ask",
  approved: "ok",
  notified: "ok",
  returned: "bad",
  withdrawn: "idle",
  completed: "ok",
  delivered: "ok",
  denied: "bad",
  rejected: "bad",
};

/** 決裁 was given or the case has ended: nothing joins it any more. */
export function isSettled(state: Schemas["CaseState"]): boolean {
  return ["approved", "notified", "withdrawn", "completed", "delivered", "denied", "rejected"].includes(state);
}

export const pageTone: Record<Schemas["PageStatus"], Tone> = {
  waiting: "idle",
  read: "ok",
  unidentified: "ask",
  refused: "bad",
  blank: "idle",
  separator: "idle",
  header: "idle",
  duplicate: "info",
  rescan: "bad",
};

export const verdictTone: Record<Schemas["Comparison"]["verdict"], Tone> = {
  exact: "ok",
  key_equal: "ok",
  variant: "ask",
  partial: "ask",
  different: "bad",
};

export const severityTone: Record<Schemas["Finding"]["severity"], Tone> = { error: "bad", warning: "ask", info: "info" };

export const noticeTone: Record<Schemas["NoticeState"], Tone> = { draft: "idle", ready: "ask", released: "ok", pulled: "bad" };

export const mailingTone: Record<Schemas["MailingState"], Tone> = { ready: "ask", released: "ok", cancelled: "idle" };

export const registerTone: Record<Schemas["RegisterTimes"]["status"], Tone> = { provisional: "ask", final: "ok", void: "idle" };

export const certificateTone: Record<Schemas["Certificate"]["state"], Tone> = { issued: "ok", returned: "idle", lost: "bad", void: "idle" };

/** Roles that may open a page of the desk; the server decides, this only spares people dead ends. */
export const pageRoles = {
  batches: ["mailroom", "reviewer", "senior", "approver", "admin", "auditor"],
  review: ["reviewer", "senior"],
  cases: ["mailroom", "reviewer", "senior", "approver", "admin", "auditor"],
  keying: ["reviewer", "senior"],
  notices: ["print", "approver", "senior", "auditor"],
  households: ["reviewer", "senior", "approver", "admin", "auditor"],
  users: ["admin", "auditor"],
  access: ["admin", "auditor"],
} as const satisfies Record<string, readonly Schemas["Role"][]>;

export function mayOpen(roles: readonly Schemas["Role"][], page: keyof typeof pageRoles): boolean {
  const allowed: readonly string[] = pageRoles[page];
  return roles.some((role) => allowed.includes(role));
}
