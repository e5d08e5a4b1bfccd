import type { ReactNode } from 'react';

/**
 * Colours of a state. `blue` is information that is no problem; `open` means that the state could
 * not be evaluated.
 */
export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'grey' | 'open';

/**
 * Shows a state as a coloured label. The text is always present, because some users cannot see the
 * colour.
 */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`light ${tone}`}>{children}</span>;
}
