import type { ReactNode } from 'react';

export type Tone = 'red' | 'amber' | 'green' | 'grey';

/** A state with a colour and, always, its word. */
export function Light({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`light ${tone}`}>{children}</span>;
}
