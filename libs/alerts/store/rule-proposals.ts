import type { Tx } from '#platform';
import type { Day } from '#values';
import type { LadderStep, Recipient, Severity } from '../rules/verdict.js';

/** How a proposal ended, or that it waits. */
export const PROPOSAL_STATES = ['proposed', 'approved', 'rejected', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A change of a rule that somebody wants. */
export interface RuleProposal {
  id: string; code: string;
  /** The rule ends with the day before `validFrom`, and no other version follows. */
  ends: boolean;
  validFrom: Day; severity: Severity; parameters: Record<string, unknown>; recipients: Recipient[]; escalation: LadderStep[]; source: string; reason: string;
  sentenceZh: string; sentenceEn: string; state: ProposalState; proposedBy: string; proposedByName: string | null; proposedAt: Date; decidedBy: string | null; decidedByName: string | null;
  decidedAt: Date | null; note: string | null; ruleVersion: number | null; version: number;
}

const PROPOSAL = `
  SELECT proposal.id, proposal.code, proposal.ends, proposal.valid_from AS "validFrom", proposal.severity, proposal.parameters, proposal.recipients, proposal.escalation, proposal.source, proposal.reason,
         proposal.sentence_zh AS "sentenceZh", proposal.sentence_en AS "sentenceEn", proposal.state, proposal.proposed_by AS "proposedBy", proposer.name AS "proposedByName",
         proposal.proposed_at AS "proposedAt", proposal.decided_by AS "decidedBy", decider.name AS "decidedByName", proposal.decided_at AS "decidedAt", proposal.note,
         proposal.rule_version AS "ruleVersion", proposal.version
    FROM alert_rule_proposals proposal LEFT JOIN people proposer ON proposer.id::text = proposal.proposed_by LEFT JOIN people decider ON decider.id::text = proposal.decided_by`;

/** Proposals, newest first; `after` is the key of the last one already seen. */
export const listProposals = (tx: Tx, { state }: { state?: ProposalState | undefined }, { limit, after }: { limit: number; after?: readonly [string, string] | undefined }): Promise<RuleProposal[]> => tx.query<RuleProposal[]>(
  `${PROPOSAL} WHERE ($1::text IS NULL OR proposal.state = $1) AND ($2::timestamptz IS NULL OR proposal.proposed_at < $2 OR (proposal.proposed_at = $2 AND proposal.id > $3))
    ORDER BY proposal.proposed_at DESC, proposal.id LIMIT $4`, [state ?? null, after?.[0] ?? null, after?.[1] ?? null, limit]);

/** One proposal; with `lock` held until commit. Null when there is none. */
export async function findProposal(tx: Tx, id: string, { lock = false } = {}): Promise<RuleProposal | null> {
  if (lock) await tx.query('SELECT FROM alert_rule_proposals WHERE id = $1 FOR UPDATE', [id]);
  return (await tx.query<RuleProposal[]>(`${PROPOSAL} WHERE proposal.id = $1`, [id]))[0] ?? null;
}

/** What of a proposal is written when it is made. */
export type NewProposal = Pick<RuleProposal, 'code' | 'ends' | 'validFrom' | 'severity' | 'parameters' | 'source' | 'reason' | 'sentenceZh' | 'sentenceEn' | 'proposedBy'> & { recipients: readonly Recipient[]; escalation: readonly LadderStep[] };

/** Adds a proposal. @returns its id. */
export async function addProposal(tx: Tx, wanted: NewProposal): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `INSERT INTO alert_rule_proposals (code, ends, valid_from, severity, parameters, recipients, escalation, source, reason, sentence_zh, sentence_en, proposed_by)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12) RETURNING id`,
    [wanted.code, wanted.ends, wanted.validFrom, wanted.severity, JSON.stringify(wanted.parameters), JSON.stringify(wanted.recipients), JSON.stringify(wanted.escalation), wanted.source, wanted.reason, wanted.sentenceZh, wanted.sentenceEn, wanted.proposedBy]);
  if (!row) throw new Error('the proposal was not added');
  return row.id;
}

/** Writes how a proposal ended. */
export async function decide(tx: Tx, id: string, { state, by, at, note, ruleVersion }: { state: ProposalState; by: string; at: Date; note: string | null; ruleVersion: number | null }): Promise<void> {
  await tx.query('UPDATE alert_rule_proposals SET state = $2, decided_by = $3, decided_at = $4, note = $5, rule_version = $6, version = version + 1 WHERE id = $1', [id, state, by, at, note, ruleVersion]);
}
