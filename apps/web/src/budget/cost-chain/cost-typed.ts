import type { CostFigure } from '../../client/cost-chain.js';
import type { FieldPlace } from '../../ui/form/use-field-problems.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { type AmountOptions, parseAmount } from '../../ui/money/parse-amount.js';
import { typedAmount } from '../../ui/money/typed-amount.js';
import { textOrNothing } from '../../ui/form/text-or-nothing.js';

/** Components of a cost: name of the form field, and name in the API. */
export const PARTS = {
  construction: 'constructionFen',
  equipment: 'equipmentFen',
  other: 'otherFen',
  land: 'landFen',
} as const;
export type Part = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS) as Part[];

type Reason = NonNullable<CostFigure['reasons']>[number];
type Source = NonNullable<CostFigure['funding']>[number];
export interface TypedReason {
  class?: Reason['class'];
  amount?: string;
  explanation?: string;
}
export interface TypedSource {
  source?: Source['source'];
  amount?: string;
}

/**
 * Values typed into the form for the cost of a project at one stage. All amounts have the same
 * unit.
 */
export interface TypedCost extends Partial<Record<Part, string>> {
  stage: CostFigure['stage'];
  amount: string;
  unit: MoneyUnit;
  scope: CostFigure['scope'];
  effectiveOn: string;
  approvalNumber?: string;
  approvalBody?: string;
  source: CostFigure['source'];
  document: string;
  place?: string;
  priceBasis?: string;
  note?: string;
  reasons?: (TypedReason | undefined)[];
  funding?: (TypedSource | undefined)[];
}

/** Converts a typed amount to fen (0.01 yuan); null while the text is malformed. */
export function fenOf(
  typed: string | undefined,
  unit: MoneyUnit,
  options: AmountOptions = { zero: true, signed: true },
): bigint | null {
  const read = parseAmount(typed ?? '', unit, options);
  return 'problem' in read ? null : read.fen;
}

/** Returns the sum of typed amounts in fen (0.01 yuan); null while one of them is malformed. */
export function sumOf(typed: readonly (string | undefined)[], unit: MoneyUnit): bigint | null {
  let sum = 0n;
  for (const one of typed) {
    const fen = fenOf(one, unit);
    if (fen === null) return null;
    sum += fen;
  }
  return sum;
}

/** Checks whether any component of the cost is typed. If so, all components are required. */
export const hasParts = (typed: Partial<Record<Part, string>>): boolean =>
  PART_NAMES.some((part) => textOrNothing(typed[part]) !== undefined);

/**
 * Converts the typed values to the request body. Returns null while an amount is malformed; the
 * amount's field then shows the problem.
 */
export function readCost(typed: TypedCost): CostFigure | null {
  const { unit, stage } = typed;
  const fen = (text: string | undefined): string => fenOf(text, unit)?.toString() ?? '';
  const adjusts = stage === 'adjusted-estimate';
  const figure: CostFigure = {
    stage,
    amountFen: fen(typed.amount),
    scope: typed.scope,
    effectiveOn: typed.effectiveOn,
    source: typed.source,
    document: typed.document.trim(),
    composition: hasParts(typed)
      ? {
          constructionFen: fen(typed.construction),
          equipmentFen: fen(typed.equipment),
          otherFen: fen(typed.other),
          landFen: fen(typed.land),
        }
      : null,
    approvalNumber: textOrNothing(typed.approvalNumber) ?? null,
    approvalBody: textOrNothing(typed.approvalBody) ?? null,
    place: textOrNothing(typed.place) ?? null,
    priceBasis: textOrNothing(typed.priceBasis) ?? null,
    note: textOrNothing(typed.note) ?? null,
    reasons: adjusts
      ? (typed.reasons ?? []).map((reason) => ({
          class: reason?.class ?? 'other',
          amountFen: fen(reason?.amount),
          explanation: reason?.explanation?.trim() ?? '',
        }))
      : [],
    funding: adjusts
      ? (typed.funding ?? []).map((source) => ({
          source: source?.source ?? 'other',
          amountFen: fen(source?.amount),
        }))
      : [],
  };
  const amounts = [
    figure.amountFen,
    ...Object.values(figure.composition ?? {}),
    ...(figure.reasons ?? []).map((one) => one.amountFen),
    ...(figure.funding ?? []).map((one) => one.amountFen),
  ];
  return amounts.includes('') ? null : figure;
}

/**
 * Converts the typed values to the content of an incomplete draft. Missing and malformed values are
 * left out.
 */
export function readSoFar(typed: Partial<TypedCost>): Record<string, unknown> {
  const unit = typed.unit ?? 'wan';
  const fen = (text: string | undefined): string | undefined => fenOf(text, unit)?.toString();
  const reasons = (typed.reasons ?? [])
    .filter((one) => one?.class && one.explanation?.trim() && fen(one.amount))
    .map((one) => ({
      class: one?.class,
      amountFen: fen(one?.amount),
      explanation: one?.explanation?.trim(),
    }));
  const funding = (typed.funding ?? [])
    .filter((one) => one?.source && fen(one.amount))
    .map((one) => ({ source: one?.source, amountFen: fen(one?.amount) }));
  const parts = PART_NAMES.map((part): [string, string | undefined] => [
    PARTS[part],
    fen(typed[part]),
  ]);
  const statusMessage = {
    stage: typed.stage,
    amountFen: fen(typed.amount),
    scope: typed.scope,
    effectiveOn: typed.effectiveOn,
    source: typed.source,
    document: textOrNothing(typed.document),
    place: textOrNothing(typed.place),
    approvalNumber: textOrNothing(typed.approvalNumber),
    approvalBody: textOrNothing(typed.approvalBody),
    priceBasis: textOrNothing(typed.priceBasis),
    note: textOrNothing(typed.note),
    composition: parts.every(([, amount]) => amount !== undefined)
      ? Object.fromEntries(parts)
      : undefined,
    reasons: reasons.length > 0 ? reasons : undefined,
    funding: funding.length > 0 ? funding : undefined,
  };
  return Object.fromEntries(
    Object.entries(statusMessage).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** Cost of a project at one stage, in a stored draft; fields may be missing. */
export type KeptFigure = { [Field in keyof CostFigure]?: CostFigure[Field] | null };

/** Converts the cost of a project at one stage to form values in a unit of money, for editing. */
export function typedCost(figure: KeptFigure, unit: MoneyUnit): Partial<TypedCost> {
  const typed = (fen: string): string => typedAmount(fen, unit);
  const { composition } = figure;
  const text = (value: string | null | undefined): string | undefined => value ?? undefined;
  return {
    unit,
    stage: figure.stage ?? undefined,
    amount: figure.amountFen ? typed(figure.amountFen) : undefined,
    scope: figure.scope ?? undefined,
    effectiveOn: text(figure.effectiveOn),
    source: figure.source ?? undefined,
    document: text(figure.document),
    approvalNumber: text(figure.approvalNumber),
    approvalBody: text(figure.approvalBody),
    place: text(figure.place),
    priceBasis: text(figure.priceBasis),
    note: text(figure.note),
    ...(composition
      ? {
          construction: typed(composition.constructionFen),
          equipment: typed(composition.equipmentFen),
          other: typed(composition.otherFen),
          land: typed(composition.landFen),
        }
      : {}),
    reasons: (figure.reasons ?? []).map((reason) => ({
      ...reason,
      amount: typed(reason.amountFen),
    })),
    funding: (figure.funding ?? []).map((source) => ({
      ...source,
      amount: typed(source.amountFen),
    })),
  };
}

/** Returns the form field for a field path of the API, including fields inside lists. */
export function placeInForm(path: string): FieldPlace {
  // In error messages about incomplete drafts, the API's field paths begin with `content`. It is
  // removed, because the fields of the form do not have this prefix.
  const [first = '', ...rest] = path.replace(/^content\./, '').split('.');
  if (first === 'composition')
    return PART_NAMES.find((part) => PARTS[part] === rest[0]) ?? 'construction';
  if (first === 'amountFen') return 'amount';
  if (rest.length === 0) return first === 'reasons' || first === 'funding' ? [first] : first;
  return [
    first,
    ...rest.map((part) =>
      /^\d+$/.test(part) ? Number(part) : part === 'amountFen' ? 'amount' : part,
    ),
  ];
}
