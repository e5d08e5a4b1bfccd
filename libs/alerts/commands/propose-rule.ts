import { fileChangeRequest, filingScope } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import {
  type Database,
  once,
  type RepeatableRequest,
  type Scope,
  type Tx,
  withPrivileges,
} from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import type { Day } from '#values';
import { ruleOf } from '../rules/all-rules.js';
import { versionProblem, type WantedVersion } from '../rules/check-version.js';
import { CITY_SETS } from '../rules/city-sets.js';
import type { AlertRuleChange } from '../store/rule-change-requests.js';
import { type DatedVersion, lockRule, ruleVersions } from '../store/rule-versions.js';

/**
 * A requested change of an alert rule: a new version that applies from the day `validFrom` or, if
 * `ends` is true, the end of the rule on that day.
 */
export interface WantedChange extends WantedVersion {
  ends: boolean;
  validFrom: Day;
  source: string;
  reason: string;
}

interface ProposeRuleInput {
  wanted: WantedChange;
  /** Leaves it a draft instead of submitting it. */
  draft?: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files a change request for an alert rule, which another administrator must approve.
 * @returns its id
 * @throws Problem FORBIDDEN, RULE_… for invalid content, LADDER_NOT_RISING when the escalation days
 * do not rise, DAY_IN_PAST, RULE_VERSIONS_OVERLAP, CHANGE_REQUEST_WAITING, IDEMPOTENCY_KEY_REUSED.
 */
export async function proposeRule(
  database: Database,
  clock: Clock,
  actor: Actor,
  { wanted, draft = false, request }: ProposeRuleInput,
): Promise<string> {
  allow(actor, 'alert-rule.edit');
  const { id } = await database.write(ruleScope(actor), (tx) =>
    once(tx, request, () => propose({ tx, clock, actor, draft }, wanted)),
  );
  return id;
}

const ruleScope = (actor: Actor): Scope => withPrivileges(filingScope(actor, undefined), 'rules');

interface ProposeSetInput {
  code: string;
  wanted: { validFrom: Day; reason: string };
  request: RepeatableRequest | null;
}

/**
 * Files change requests for all rules of a published set of thresholds. Each rule keeps its present
 * recipients and escalation levels.
 * @returns their ids
 * @throws Problem NOT_FOUND for an unknown set, and those of {@link proposeRule}.
 */
export async function proposeSet(
  database: Database,
  clock: Clock,
  actor: Actor,
  { code, wanted: { validFrom, reason }, request }: ProposeSetInput,
): Promise<string[]> {
  allow(actor, 'alert-rule.edit');
  const set = CITY_SETS.find((one) => one.code === code);
  if (!set) throw new Problem('NOT_FOUND');
  const { id } = await database.write(ruleScope(actor), (tx) =>
    once(tx, request, async () => {
      const ids: string[] = [];
      for (const rule of set.rules) {
        const held = (await ruleVersions(tx)).find((version) => version.code === rule.code);
        const { recipients, escalation } = held ?? {
          recipients: [{ role: 'manager', where: 'nearest' } as const],
          escalation: [],
        };
        ids.push(
          await propose(
            { tx, clock, actor, draft: false },
            {
              ...rule,
              recipients,
              escalation,
              ends: false,
              validFrom,
              source: set.source,
              reason,
            },
          ),
        );
      }
      return ids.join(',');
    }),
  );
  return id.split(',');
}

interface Proposing {
  tx: Tx;
  clock: Clock;
  actor: Actor;
  draft: boolean;
}

async function propose(
  { tx, clock, actor, draft }: Proposing,
  wanted: WantedChange,
): Promise<string> {
  await checkRuleChange(tx, wanted, clock.today());
  const { zh, en } = ruleOf(wanted.code)?.inWords(wanted.parameters) ?? {
    zh: wanted.code,
    en: wanted.code,
  };
  const { code, ends, validFrom, severity, parameters, recipients, escalation, source, reason } =
    wanted;
  const change = {
    code,
    ends,
    validFrom,
    severity,
    parameters: { ...parameters },
    recipients,
    escalation,
    source,
    reason,
  };
  const payload: AlertRuleChange = {
    form: 'alert-rule',
    ...change,
    sentenceZh: zh,
    sentenceEn: en,
  };
  const { id } = await fileChangeRequest(tx, actor.personId, {
    kind: 'rule',
    subject: { kind: 'alert-rule', id: code },
    subjectKey: `alert-rule ${code}`,
    payload,
    note: null,
    projects: [],
    organisationIds: [],
    draft,
  });
  await recordAuditEvent(tx, actor.scope, {
    action: 'alert-rule.propose',
    subjectType: 'alert-rule',
    subjectId: code,
    newValue: { proposalId: id, ...change },
  });
  return id;
}

/**
 * Checks a change of an alert rule, and locks the rule until the transaction ends.
 * @returns the present version of the rule, which the change replaces; undefined when there is none
 * @throws Problem RULE_… for invalid content, LADDER_NOT_RISING, DAY_IN_PAST,
 * RULE_VERSIONS_OVERLAP, RULE_NOT_IN_FORCE
 */
export async function checkRuleChange(
  tx: Tx,
  wanted: Omit<WantedChange, 'source' | 'reason'>,
  today: Day,
): Promise<DatedVersion | undefined> {
  const problem = versionProblem(wanted);
  if (problem) throw problem;
  if (wanted.validFrom < today)
    throw refuseField('DAY_IN_PAST', 'validFrom', { today }, `≥ ${today}`);
  await lockRule(tx, wanted.code);
  return fittingVersion(wanted, await ruleVersions(tx));
}

/**
 * Returns the present version of the rule, which the requested change replaces; undefined when
 * there is none.
 * @throws Problem RULE_VERSIONS_OVERLAP when a version begins on or after the day of the change,
 * because two versions would then apply on one day; RULE_NOT_IN_FORCE when the rule is to end but
 * has no present version.
 */
function fittingVersion(
  { code, validFrom, ends }: { code: string; validFrom: Day; ends: boolean },
  versions: readonly DatedVersion[],
): DatedVersion | undefined {
  const ofRule = versions.filter((version) => version.code === code);
  const later = ofRule.find((version) => version.validFrom >= validFrom);
  if (later)
    throw refuseField(
      'RULE_VERSIONS_OVERLAP',
      'validFrom',
      { version: later.version, from: later.validFrom },
      `> ${later.validFrom}`,
    );
  const standing = ofRule.find(
    (version) => version.validTo === null || version.validTo >= validFrom,
  );
  if (ends && !standing) throw refuseField('RULE_NOT_IN_FORCE', 'code');
  return standing;
}
