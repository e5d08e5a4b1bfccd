/** An amount in fen that is written as a number of yuan, without floating point. */
export class Yuan {
  constructor(readonly fen: bigint) {}

  /** Returns the amount in yuan as a decimal number: 12345 fen are `123.45`. */
  toString(): string {
    const whole = this.fen < 0n ? -this.fen : this.fen;
    const cents = (whole % 100n).toString().padStart(2, '0').replace(/0+$/, '');
    return `${this.fen < 0n ? '-' : ''}${whole / 100n}${cents && `.${cents}`}`;
  }
}

/** A value that {@link exactJson} writes. Fields that are undefined are left out. */
export type Exact =
  | string
  | number
  | boolean
  | Yuan
  | readonly Exact[]
  | { readonly [name: string]: Exact | undefined };

/** Writes a value as JSON. Amounts keep every digit, fields keep their order. */
export function exactJson(value: Exact): string {
  if (value instanceof Yuan) return value.toString();
  if (Array.isArray(value)) return `[${value.map((one) => exactJson(one as Exact)).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).flatMap(([name, held]) =>
    held === undefined ? [] : [`${JSON.stringify(name)}:${exactJson(held)}`],
  );
  return `{${fields.join(',')}}`;
}
