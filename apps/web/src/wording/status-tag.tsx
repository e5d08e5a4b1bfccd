import type { ReactNode } from 'react';

/** Colours of a state. `blue` is information without a fault, `open` means not evaluated. */
export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'grey' | 'open';

/**
 * A state as a coloured label; the text is always present, because colour alone is not accessible.
 */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`light ${tone}`}>{children}</span>;
}
