import type { ApprovalRegime } from '../queries/approval-regime.js';

/** The approval regime of a project that applies today. */
export class ApprovalRegimeView {
  projectId: string;
  approvalRegime: ApprovalRegime | null;
}
