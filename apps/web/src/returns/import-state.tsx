import type { LedgerImport } from '../client/ledger-imports.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { StatusTag, type Tone } from '../ui/wording/status-tag.js';

const TONES: Readonly<Record<LedgerImport['state'], Tone>> = {
  waiting: 'grey',
  running: 'grey',
  refused: 'red',
  ready: 'green',
  filed: 'amber',
  approved: 'green',
  returned: 'red',
  withdrawn: 'grey',
  undone: 'grey',
  failed: 'red',
};

/** Shows the processing state of an uploaded file as a coloured label. */
export function ImportState({ state }: Pick<LedgerImport, 'state'>) {
  return (
    <StatusTag tone={TONES[state]}>
      <CodeWord list="importState" code={state} />
    </StatusTag>
  );
}
