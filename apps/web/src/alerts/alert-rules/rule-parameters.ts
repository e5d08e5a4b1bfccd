import type { RuleKind } from '../../client/alert-rules.js';

/**
 * A range of a measured value in per cent, with the severity of its alert. Values outside all bands
 * raise no alert.
 */
export interface Band {
  from: number | null;
  fromIncluded: boolean;
  to: number | null;
  toIncluded: boolean;
  light: 'clear' | 'amber' | 'red';
}

/** Types of rule parameters, as the server describes them. */
export type ParameterKind =
  | { kind: 'whole' | 'rising'; min: number; max: number; optional: boolean }
  | { kind: 'bands' }
  | { kind: 'code'; codes: string[] };

const number = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

/**
 * Returns the parameters of a rule by name, as the server describes them. Leaves out parameters
 * whose type this page does not know.
 */
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

/**
 * Reads bands (ranges with a severity) from a stored parameter. Returns an empty list when the
 * value has another form.
 */
export const bandsOf = (value: unknown): Band[] =>
  Array.isArray(value)
    ? value.filter((one): one is Band => typeof one === 'object' && one !== null && 'light' in one)
    : [];

/**
 * Parses a typed list of rising numbers, such as `80, 90, 100`. Returns null for any other text.
 */
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

/** Formats a list of rising numbers for the text input. */
export const typedRising = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : '';

/** Returns the name of a parameter's form field. The server's error messages use the same path. */
export const fieldOf = (name: string): `parameters.${string}` => `parameters.${name}`;

/** Typed values of the rule parameters, by form field name. */
export type TypedParameters = Record<`parameters.${string}`, unknown>;

/** Converts the parameters of a rule version to form values. */
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

/**
 * Converts form values to the request body. A value that cannot be parsed is sent as typed, so that
 * the server's error message says what is accepted.
 */
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
