/** The fields of a rule version that are needed to read its parameters. */
interface Versioned {
  code: string;
  version: number;
  parameters: Readonly<Record<string, unknown>>;
}

/**
 * Kind of a rule's parameter: a whole number, a strictly rising list of whole numbers, ranges of a
 * percentage with a result for each range (see {@link Band}), or one of a list of codes.
 */
export type ParameterKind =
  | { kind: 'whole'; min: number; max: number; optional?: boolean }
  | { kind: 'rising'; min: number; max: number; optional?: boolean }
  | { kind: 'bands' }
  | { kind: 'code'; codes: readonly string[] };
export type ParameterKinds = Readonly<Record<string, ParameterKind>>;

/**
 * A range of percentages and the evaluation result for values in that range; a null bound means
 * unbounded. The bands of a rule come from the publication that the rule names as its source. A
 * value outside all bands, for which the publication gives no result, gives the state `silent`.
 */
export interface Band {
  from: number | null;
  to: number | null;
  light: 'clear' | 'amber' | 'red';
  fromIncluded: boolean;
  toIncluded: boolean;
}

const LIST_MAX = 10;

/**
 * Returns the first error in the parameters of a rule version, with the parameter's name; null when
 * all are valid.
 */
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

/**
 * Returns whether bands are in rising order and do not overlap, so that each value belongs to at
 * most one band.
 */
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

/**
 * Reads a whole number from the parameters of a rule version.
 * @throws RangeError when it is missing or out of bounds.
 */
export const wholeParameter = (
  version: Versioned,
  name: string,
  { min, max }: { min: number; max: number },
): number => read(version, name, { kind: 'whole', min, max }) as number;

/**
 * Reads a rising list of whole numbers from the parameters of a rule version; empty when it is
 * optional and missing.
 * @throws RangeError when it is invalid.
 */
export const risingParameter = (
  version: Versioned,
  name: string,
  { min, max, optional = false }: { min: number; max: number; optional?: boolean },
): readonly number[] =>
  optional && version.parameters[name] === undefined
    ? []
    : (read(version, name, { kind: 'rising', min, max }) as readonly number[]);

/**
 * Reads bands (see {@link Band}) from the parameters of a rule version.
 * @throws RangeError when they are invalid.
 */
export const bandsParameter = (version: Versioned, name: string): readonly Band[] =>
  read(version, name, { kind: 'bands' }) as readonly Band[];

/**
 * Reads a parameter of a rule version that must be one of a list of codes.
 * @throws RangeError when it is not in the list.
 */
export const codeParameter = <Code extends string>(
  version: Versioned,
  name: string,
  codes: readonly Code[],
): Code => read(version, name, { kind: 'code', codes }) as Code;

/**
 * Finds the band that contains the percentage of `part` in `whole`; the percentage is not rounded.
 * Returns null when no band contains it.
 */
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

/** Counts the thresholds that a value has reached; equality counts as reached. */
export const reached = (value: number, thresholds: readonly number[]): number =>
  thresholds.filter((threshold) => value >= threshold).length;
