import type { MoneyUnit } from './money-unit.js';
import { Amount } from './amount.js';

/** The difference between two amounts: in fen (0.01 yuan), and in per cent of one of them. */
export interface Difference {
  fen: string;
  percent: string | null;
}

/** Formats a percentage with its sign: `+12.00%`, `−10.71%`, `0.00%`. */
export const signedPercent = (percent: string): string =>
  percent.startsWith('-')
    ? `−${percent.slice(1)}%`
    : `${/^[0.]+$/.test(percent) ? '' : '+'}${percent}%`;

/** Shows a difference between two amounts with its sign and its percentage. */
export function SignedAmount({ of: { fen, percent }, unit }: { of: Difference; unit: MoneyUnit }) {
  return (
    <span className="nowrap">
      {BigInt(fen) > 0n && '+'}
      <Amount fen={fen} unit={unit} />
      {percent !== null && <span className="soft"> {signedPercent(percent)}</span>}
    </span>
  );
}
