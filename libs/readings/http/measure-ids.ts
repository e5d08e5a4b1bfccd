import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { PLAN_CODE } from '#plan/http';
import { InvalidInput, type TrackerRequest } from '#platform/http';
import { Problem } from '#platform/problem';
import type { MeasureRef } from '../queries/measures.js';
import type { MeasureKind } from '../store/reading-row.js';

/** A target or an indicator that an address names, with the plan of its query. */
export interface AddressedMeasure {
  measure: MeasureRef;
  /** Code of the plan; undefined for the one that the installation began with. */
  plan: string | undefined;
}

const IDS: Readonly<Record<MeasureKind, { parameter: string; pattern: RegExp }>> = {
  target: { parameter: 'id', pattern: /^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/ },
  indicator: { parameter: 'number', pattern: /^[1-9]\d{0,2}$/ },
};

/**
 * Parameter decorator that passes the target or the indicator of the address, and the plan of the
 * query. The route documents both.
 * @throws Problem NOT_FOUND where the text is no such id; InvalidInput where the plan is no code
 */
export const MeasureAt = createParamDecorator(
  (kind: MeasureKind, context: ExecutionContext): AddressedMeasure => {
    const { params, query } = context.switchToHttp().getRequest<TrackerRequest>();
    const { parameter, pattern } = IDS[kind];
    const id = (params as Readonly<Record<string, unknown>>)[parameter];
    const { plan } = query as { plan?: unknown };
    if (typeof id !== 'string' || !pattern.test(id)) throw new Problem('NOT_FOUND');
    if (plan === undefined) return { measure: { kind, id }, plan };
    const code = PLAN_CODE.read(plan);
    if (code === undefined) throw new InvalidInput([NOT_A_PLAN]);
    return { measure: { kind, id }, plan: code };
  },
);

const { code, message, accepted } = PLAN_CODE;
const NOT_A_PLAN = { path: 'plan', code, message, accepted };
