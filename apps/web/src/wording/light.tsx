import type { ReactNode } from 'react';

/** Colours of a state; `blue` is worth knowing and no fault, `open` is not judged. */
export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'grey' | 'open';

/** A state with a colour and, always, its word. */
export function Light({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`light ${tone}`}>{children}</span>;
}
