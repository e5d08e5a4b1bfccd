import type { Ceiling, CostScope } from '#budget';
import type { Series } from '#ledger';
import { type Location, type Stage, STAGE_WORDS } from '#projects';
import type { Day, Fen } from '#values';
import { type Exact, exactJson, Yuan } from './exact-json.js';
import type { DisclosedField } from './tiers.js';

/** What is recorded about a project and may be published. Null and empty mean unknown. */
export interface ProjectFacts {
  id: string;
  name: string;
  summary: string | null;
  stage: Stage | null;
  stageOn: Day | null;
  codes: readonly string[];
  organisation: { id: string; name: string };
  /** Items of plans that the project carries out, in words. */
  planItems: readonly string[];
  location: Location | null;
  district: string | null;
  plannedStartOn: Day | null;
  plannedFinishOn: Day | null;
  ceiling: Ceiling;
  /** Day on which the approved estimate in force was approved; null where there is none. */
  approvedOn: Day | null;
  /** Amount of the final account that counts; null where there is none. */
  finalFen: Fen | null;
  years: readonly { year: number; plannedFen: Fen }[];
  /** Sums of the ledger by year; a year without entries of a series is missing. */
  spend: readonly { year: number; series: Series; amountFen: Fen }[];
  milestones: readonly PublishedMilestone[];
  /** Documents that may be named at the tier of the package. */
  documents: readonly PublishedDocument[];
}

/** A milestone whose day somebody promised. */
export interface PublishedMilestone {
  id: string;
  name: string;
  baselineOn: Day;
  forecastOn: Day;
  actualOn: Day | null;
}

/** A document by its title; its file is not part of a package. */
export interface PublishedDocument {
  id: string;
  name: string;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  mediaType: string | null;
}

/** How a project is written: the registered prefix, what is chosen, and for which day. */
export interface Writing {
  prefix: string;
  fields: readonly DisclosedField[];
  today: Day;
  composedAt: Date;
}

type Fields = Record<string, Exact | undefined>;

/** Codes of the standard for the stages; it has none for a project that rests. */
const STATUS: Readonly<Record<Stage, string>> = {
  proposed: 'identification',
  preparation: 'preparation',
  construction: 'implementation',
  completed: 'completion',
  'final-account': 'completion',
  evaluated: 'maintenance',
  deferred: 'preparation',
  suspended: 'implementation',
  cancelled: 'cancelled',
};

const BASIS: Readonly<Record<NonNullable<Ceiling['basis']>, string>> = {
  'approved-estimate': '经批准的概算',
  'stated-total': '公布的总投资（无概算记录）',
  'plan-figure': '规划所列总投资（无概算记录）',
};
const SCOPE: Readonly<Record<CostScope, string>> = {
  'whole-line': '全线',
  'hangzhou-section': '杭州段',
  'not-stated': '口径未注明',
};
const SERIES_NAMES: Readonly<Record<Series, string>> = {
  completed: 'completedInvestment',
  funds: 'fundsInPlace',
  paid: 'paid',
};

/** Scheme of the national project codes (GB/T 40058). */
const CODE_SCHEME = 'CN-GBT40058-PROJECT-CODE';

/**
 * Writes a project as JSON of OC4IDS 0.9, amounts in yuan. What is unknown is left out, and so is
 * every name of a person.
 */
export const oc4idsProject = (facts: ProjectFacts, writing: Writing): string =>
  exactJson(withoutEmpty({ ...identity(facts, writing), ...chosen(facts, writing) }));

function identity(facts: ProjectFacts, { prefix, composedAt }: Writing): Fields {
  const { organisation, stage, planItems } = facts;
  return {
    id: `${prefix}-${facts.id}`,
    updated: composedAt.toISOString(),
    identifiers: facts.codes.map((id) => ({ id, scheme: CODE_SCHEME })),
    title: facts.name,
    language: 'zh',
    status: stage === null ? undefined : STATUS[stage],
    stage: stage === null ? undefined : { code: stage, title: STAGE_WORDS[stage].zh },
    publicAuthority: { id: organisation.id, name: organisation.name },
    parties: [{ id: organisation.id, name: organisation.name, roles: ['publicAuthority'] }],
    policyAlignment: planItems.length > 0 ? { description: planItems.join('；') } : undefined,
  };
}

function chosen(facts: ProjectFacts, writing: Writing): Fields {
  const written: Readonly<Record<DisclosedField, () => Fields>> = {
    description: () => ({ description: facts.summary ?? undefined }),
    location: () => ({ locations: locationsOf(facts) }),
    period: () => ({ period: period(facts.plannedStartOn, facts.plannedFinishOn) }),
    budget: () => ({ budget: budgetOf(facts), forecasts: forecastsOf(facts) }),
    spend: () => ({ metrics: metricsOf(facts, writing), completion: completionOf(facts) }),
    milestones: () => ({
      milestones: facts.milestones.map((one) => milestoneOf(one, writing.today)),
    }),
    documents: () => ({ documents: facts.documents.map(documentOf) }),
  };
  return Object.assign({}, ...writing.fields.map((name) => written[name]())) as Fields;
}

const at = (day: string): string => `${day}T00:00:00+08:00`;
const endOf = (day: string): string => `${day}T23:59:59+08:00`;
const money = (fen: Fen): Exact => ({ amount: new Yuan(fen), currency: 'CNY' });

const period = (from: Day | null, to: Day | null): Exact => ({
  startDate: from === null ? undefined : at(from),
  endDate: to === null ? undefined : at(to),
});

function locationsOf({ location, district }: ProjectFacts): Exact {
  if (location === null && district === null) return [];
  const positions = location?.positions.map(([longitude, latitude]) => [longitude, latitude]) ?? [];
  const shapes = { Point: positions[0] ?? [], LineString: positions, Polygon: [positions] };
  return [
    {
      id: '1',
      description: district ?? undefined,
      geometry: location
        ? { type: location.type, coordinates: shapes[location.type] as Exact }
        : undefined,
    },
  ];
}

function budgetOf({ ceiling, approvedOn }: ProjectFacts): Exact {
  if (ceiling.basis === null) return {};
  return {
    amount: money(ceiling.amountFen),
    description: `${BASIS[ceiling.basis]}；${SCOPE[ceiling.scope]}`,
    approvalDate:
      ceiling.basis === 'approved-estimate' && approvedOn !== null ? at(approvedOn) : undefined,
  };
}

const yearPeriod = (year: number, today?: Day): Exact => {
  const last = `${year}-12-31`;
  return { startDate: at(`${year}-01-01`), endDate: endOf(today && today < last ? today : last) };
};

const forecastsOf = ({ years }: ProjectFacts): Exact =>
  years.length === 0
    ? []
    : [
        {
          id: 'financialProgress',
          title: '年度投资计划',
          observations: years.map(({ year, plannedFen }) => ({
            id: String(year),
            period: yearPeriod(year),
            value: money(plannedFen),
          })),
        },
      ];

const metricsOf = ({ spend }: ProjectFacts, { today }: Writing): Exact =>
  spend.length === 0
    ? []
    : [
        {
          id: 'financialProgress',
          title: '投资完成、资金到位与支付',
          observations: spend.map(({ year, series, amountFen }) => ({
            id: `${series}-${year}`,
            period: yearPeriod(year, today),
            value: money(amountFen),
            dimensions: { series: SERIES_NAMES[series] },
          })),
        },
      ];

const completionOf = ({ stage, stageOn, finalFen }: ProjectFacts): Exact => ({
  endDate: stage === 'completed' && stageOn !== null ? at(stageOn) : undefined,
  finalValue: finalFen === null ? undefined : money(finalFen),
});

function milestoneOf(milestone: PublishedMilestone, today: Day): Exact {
  const { id, name, baselineOn, forecastOn, actualOn } = milestone;
  return {
    id,
    title: name,
    description:
      actualOn === null && forecastOn !== baselineOn ? `目前预计 ${forecastOn}` : undefined,
    dueDate: at(baselineOn),
    dateMet: actualOn === null ? undefined : at(actualOn),
    status: actualOn !== null ? 'met' : baselineOn < today ? 'notMet' : 'scheduled',
  };
}

const documentOf = ({
  id,
  name,
  number,
  issuer,
  issuedOn,
  mediaType,
}: PublishedDocument): Exact => ({
  id,
  title: name,
  description: number ?? undefined,
  author: issuer ?? undefined,
  datePublished: issuedOn === null ? undefined : at(issuedOn),
  format: mediaType ?? undefined,
  language: 'zh',
});

/** Leaves out fields without content, which the standard does not allow. */
function withoutEmpty(fields: Fields): Exact {
  const isEmpty = (value: Exact | undefined): boolean =>
    value === undefined ||
    value === '' ||
    (typeof value === 'object' &&
      !(value instanceof Yuan) &&
      Object.values(value).every((held) => held === undefined));
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as Exact;
}
