import type { ReactNode } from "react";
import type { Tone } from "../domain/words";

const shapes: Record<Tone, ReactNode> = {
  ok: <path d="M2 7.5 5.5 11 12 3.5" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />,
  ask: <path d="M7 1 13 12.5H1Z M7 5v3.4 M7 10.4v.4" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinejoin="round" strokeLinecap="round" />,
  bad: <path d="M2.5 2.5l9 9m0-9-9 9" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />,
  idle: <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="2.6 2.1" />,
  info: <circle cx="7" cy="7" r="4.2" fill="currentColor" />,
};

/** A state: shape, colour and word together (never colour alone). */
export function Light({ tone, children, tag = false }: { tone: Tone; children: ReactNode; tag?: boolean }) {
  return (
    <span className={`light ${tone}${tag ? " tag" : ""}`}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}
