import { expect, it } from '@jest/globals';
import { inUnit } from './sheet-edits.js';

it('what was typed keeps its worth when the unit changes, and what is no amount stays as it is', () => {
  const texts = new Map([
    ['2026 amount', '1250.5'],
    ['2026 month-1', 'x'],
    ['2026 category', 'continuing'],
    ['2026 month-2', '0'],
  ]);
  expect([...inUnit({ unit: 'wan', texts }, 'yi').texts]).toEqual([
    ['2026 amount', '0.12505'],
    ['2026 month-1', 'x'],
    ['2026 category', 'continuing'],
    ['2026 month-2', '0'],
  ]);
});
