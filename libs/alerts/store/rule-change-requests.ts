import {
  findTwoPersonChangeRequest,
  listTwoPersonChangeRequests,
  type ChangeRequestPage,
  type ChangeRequestTable,
  type TwoPersonChangeRequest,
} from '#identity';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { EscalationLevel, Recipient, Severity } from '../rules/evaluation-result.js';

/** A change request for an alert rule, with its decision. */
export interface RuleChangeRequest extends TwoPersonChangeRequest {
  code: string;
  /** If true, the rule ends on the day before `validFrom` and gets no further version. */
  ends: boolean;
  validFrom: Day;
  severity: Severity;
  parameters: Record<string, unknown>;
  recipients: Recipient[];
  escalation: EscalationLevel[];
  source: string;
  reason: string;
  sentenceZh: string;
  sentenceEn: string;
}

export const ALERT_RULE_CHANGE_REQUESTS: ChangeRequestTable = {
  name: 'alert_rule_proposals',
  own: `proposal.code, proposal.ends, proposal.valid_from AS "validFrom", proposal.severity, proposal.parameters, proposal.recipients, proposal.escalation, proposal.source, proposal.reason,
         proposal.sentence_zh AS "sentenceZh", proposal.sentence_en AS "sentenceEn"`,
};

/** Lists the change requests for alert rules, newest first. */
export const listRuleChangeRequests = (
  tx: Tx,
  page: ChangeRequestPage,
): Promise<RuleChangeRequest[]> =>
  listTwoPersonChangeRequests(tx, ALERT_RULE_CHANGE_REQUESTS, page);

/**
 * Reads one change request for an alert rule; null when there is none with this id. With `lock`,
 * its row is locked until commit.
 */
export const findRuleChangeRequest = (
  tx: Tx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<RuleChangeRequest | null> =>
  findTwoPersonChangeRequest(tx, ALERT_RULE_CHANGE_REQUESTS, id, options);

/** The columns that are stored when a change request is submitted. */
export type NewRuleChangeRequest = Pick<
  RuleChangeRequest,
  | 'code'
  | 'ends'
  | 'validFrom'
  | 'severity'
  | 'parameters'
  | 'source'
  | 'reason'
  | 'sentenceZh'
  | 'sentenceEn'
  | 'proposedBy'
> & { recipients: readonly Recipient[]; escalation: readonly EscalationLevel[] };

/**
 * Stores a change request for an alert rule.
 * @returns its id.
 */
export async function addRuleChangeRequest(tx: Tx, wanted: NewRuleChangeRequest): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `INSERT INTO alert_rule_proposals (code, ends, valid_from, severity, parameters, recipients,
      escalation, source, reason, sentence_zh, sentence_en, proposed_by)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12) RETURNING id`,
    [
      wanted.code,
      wanted.ends,
      wanted.validFrom,
      wanted.severity,
      JSON.stringify(wanted.parameters),
      JSON.stringify(wanted.recipients),
      JSON.stringify(wanted.escalation),
      wanted.source,
      wanted.reason,
      wanted.sentenceZh,
      wanted.sentenceEn,
      wanted.proposedBy,
    ],
  );
  if (!row) throw new Error('the proposal was not added');
  return row.id;
}
