/** The part of a rule's version that thresholds are read from. */
interface Versioned {
  code: string;
  version: number;
  parameters: Readonly<Record<string, unknown>>;
}

/** What a parameter takes: a whole number, a rising list of whole numbers, or bands of a measure (see {@link Band}). */
export type ParameterKind =
  | { kind: 'whole'; min: number; max: number; optional?: boolean }
  | { kind: 'rising'; min: number; max: number; optional?: boolean }
  | { kind: 'bands' }
  | { kind: 'code'; codes: readonly string[] };
export type ParameterKinds = Readonly<Record<string, ParameterKind>>;

/** A stretch of a measure in per cent that means something, `from` included unless said otherwise; what no band covers is silent. */
export interface Band {
  from: number | null;
  to: number | null;
  light: 'clear' | 'amber' | 'red';
  fromIncluded: boolean;
  toIncluded: boolean;
}

const LIST_MAX = 10;

/** What is wrong with the parameters of a version, by name; null when it can be judged by. */
export function parameterProblem(
  kinds: ParameterKinds,
  parameters: Readonly<Record<string, unknown>>,
): { name: string; what: 'unknown' | 'missing' | 'wrong'; accepted: string } | null {
  for (const name of Object.keys(parameters))
    if (!Object.hasOwn(kinds, name))
      return { name, what: 'unknown', accepted: Object.keys(kinds).join(', ') || '-' };
  for (const [name, kind] of Object.entries(kinds)) {
    const value = parameters[name];
    if (value === undefined) {
      if (!('optional' in kind && kind.optional))
        return { name, what: 'missing', accepted: acceptedOf(kind) };
    } else if (!fits(kind, value)) return { name, what: 'wrong', accepted: acceptedOf(kind) };
  }
  return null;
}

const whole = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

function fits(kind: ParameterKind, value: unknown): boolean {
  switch (kind.kind) {
    case 'whole':
      return whole(value, kind.min, kind.max);
    case 'rising':
      return (
        Array.isArray(value) &&
        value.length >= 1 &&
        value.length <= LIST_MAX &&
        value.every(
          (one, at) => whole(one, kind.min, kind.max) && (at === 0 || one > Number(value[at - 1])),
        )
      );
    case 'bands':
      return (
        Array.isArray(value) &&
        value.length >= 1 &&
        value.length <= LIST_MAX &&
        value.every(isBand) &&
        bandsApart(value)
      );
    case 'code':
      return typeof value === 'string' && kind.codes.includes(value);
  }
}

function acceptedOf(kind: ParameterKind): string {
  switch (kind.kind) {
    case 'whole':
      return `${kind.min}–${kind.max}`;
    case 'rising':
      return `[${kind.min}–${kind.max}, …] ↑`;
    case 'bands':
      return '[{ from, to, light: clear | amber | red, fromIncluded, toIncluded }, …] ↑';
    case 'code':
      return kind.codes.join(', ');
  }
}

const edge = (value: unknown): value is number | null =>
  value === null ||
  (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1_000_000);

function isBand(given: unknown): given is Band {
  if (typeof given !== 'object' || given === null) return false;
  const { from, to, light, fromIncluded, toIncluded, ...others } = given as Record<string, unknown>;
  return (
    Object.keys(others).length === 0 &&
    edge(from) &&
    edge(to) &&
    (from === null || to === null || from <= to) &&
    (light === 'clear' || light === 'amber' || light === 'red') &&
    typeof fromIncluded === 'boolean' &&
    typeof toIncluded === 'boolean'
  );
}

/** Bands rise and share no value, so that each value has one meaning. */
const bandsApart = (bands: readonly Band[]): boolean =>
  bands.every((band, at) => {
    const before = bands[at - 1];
    if (!before) return true;
    return (
      before.to !== null &&
      band.from !== null &&
      (before.to < band.from ||
        (before.to === band.from && !(before.toIncluded && band.fromIncluded)))
    );
  });

const read = (version: Versioned, name: string, kind: ParameterKind): unknown => {
  const value = version.parameters[name];
  if (!fits(kind, value))
    throw new RangeError(
      `rule ${version.code} version ${version.version}: ${name} must be ${kind.kind === 'whole' ? `a whole number from ${kind.min} to ${kind.max}` : acceptedOf(kind)}`,
    );
  return value;
};

/** A whole number of a rule's parameters. @throws RangeError when it is missing or out of bounds. */
export const wholeParameter = (
  version: Versioned,
  name: string,
  { min, max }: { min: number; max: number },
): number => read(version, name, { kind: 'whole', min, max }) as number;

/** A rising list of whole numbers; empty when an optional one is not given. @throws RangeError when it is none. */
export const risingParameter = (
  version: Versioned,
  name: string,
  { min, max, optional = false }: { min: number; max: number; optional?: boolean },
): readonly number[] =>
  optional && version.parameters[name] === undefined
    ? []
    : (read(version, name, { kind: 'rising', min, max }) as readonly number[]);

/** Bands of a measure. @throws RangeError when they are none. */
export const bandsParameter = (version: Versioned, name: string): readonly Band[] =>
  read(version, name, { kind: 'bands' }) as readonly Band[];

/** One of some codes. @throws RangeError when it is none. */
export const codeParameter = <Code extends string>(
  version: Versioned,
  name: string,
  codes: readonly Code[],
): Code => read(version, name, { kind: 'code', codes }) as Code;

/** The band a share lies in, compared without rounding: the measure is `part` of `whole` in per cent. Null where the source is silent. */
export function bandOf(bands: readonly Band[], part: bigint, whole: bigint): Band | null {
  const SCALE = 1_000_000n;
  const at = (percent: number): number => {
    const [left, right] = [
      part * 100n * SCALE,
      whole * BigInt(Math.round(percent * Number(SCALE))),
    ];
    return left === right ? 0 : left > right ? 1 : -1;
  };
  return (
    bands.find(
      ({ from, to, fromIncluded, toIncluded }) =>
        (from === null || at(from) > 0 || (fromIncluded && at(from) === 0)) &&
        (to === null || at(to) < 0 || (toIncluded && at(to) === 0)),
    ) ?? null
  );
}

/** How many of some rising thresholds a value has reached. */
export const reached = (value: number, thresholds: readonly number[]): number =>
  thresholds.filter((threshold) => value >= threshold).length;
