import type { RuleKind } from '../../client/alert-rules.js';

/** A stretch of a measure in per cent and the light it has; what no band covers says nothing. */
export interface Band {
  from: number | null;
  fromIncluded: boolean;
  to: number | null;
  toIncluded: boolean;
  light: 'clear' | 'amber' | 'red';
}

/** What a threshold takes. */
export type ParameterKind =
  | { kind: 'whole' | 'rising'; min: number; max: number; optional: boolean }
  | { kind: 'bands' }
  | { kind: 'code'; codes: string[] };

const number = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

/** Thresholds of a rule by name, as the server describes them; one of a kind that is newer than this page is left out. */
export function parametersOf({
  parameters,
}: Pick<RuleKind, 'parameters'>): [name: string, kind: ParameterKind][] {
  return Object.entries(parameters).flatMap(
    ([name, { kind, min, max, optional, codes }]): [string, ParameterKind][] => {
      if (kind === 'whole' || kind === 'rising')
        return [
          [
            name,
            {
              kind,
              min: number(min, 0),
              max: number(max, Number.MAX_SAFE_INTEGER),
              optional: optional === true,
            },
          ],
        ];
      if (kind === 'bands') return [[name, { kind }]];
      return kind === 'code' && Array.isArray(codes)
        ? [[name, { kind, codes: codes.map(String) }]]
        : [];
    },
  );
}

/** Bands out of what a version holds; none when it holds something else. */
export const bandsOf = (value: unknown): Band[] =>
  Array.isArray(value)
    ? value.filter((one): one is Band => typeof one === 'object' && one !== null && 'light' in one)
    : [];

/** Reads a rising list as somebody types it, `80, 90, 100`; null when it is none. */
export function parseRising(text: string): number[] | null {
  const parts = text.split(/[\s,，、;；]+/).filter(Boolean);
  const numbers = parts.map(Number);
  return parts.length > 0 &&
    numbers.every(
      (one, at) => Number.isInteger(one) && (at === 0 || one > (numbers[at - 1] ?? one)),
    )
    ? numbers
    : null;
}

/** A rising list as it is typed. */
export const typedRising = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : '';

/** Name of a threshold's field in the form; it is the path by which the server refuses it. */
export const fieldOf = (name: string): `parameters.${string}` => `parameters.${name}`;

/** What is typed for the thresholds, by field. */
export type TypedParameters = Record<`parameters.${string}`, unknown>;

/** A version's thresholds as the form shows them. */
export const typedParameters = (
  kinds: readonly [string, ParameterKind][],
  parameters: Readonly<Record<string, unknown>>,
): TypedParameters =>
  Object.fromEntries(
    kinds.map(([name, { kind }]) => [
      fieldOf(name),
      kind === 'rising'
        ? typedRising(parameters[name])
        : kind === 'bands'
          ? bandsOf(parameters[name])
          : parameters[name],
    ]),
  );

/** What the server is sent for what was typed. What cannot be read is sent as typed: the server says what would be accepted. */
export function wantedParameters(
  kinds: readonly [string, ParameterKind][],
  typed: Partial<TypedParameters>,
): Record<string, unknown> {
  return Object.fromEntries(
    kinds.flatMap(([name, kind]): [string, unknown][] => {
      const value = typed[fieldOf(name)];
      if (value === undefined || value === null || value === '') return [];
      return [
        [name, kind.kind === 'rising' ? (parseRising(String(value)) ?? String(value)) : value],
      ];
    }),
  );
}
