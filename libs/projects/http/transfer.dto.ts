import { OrganisationCodeField } from '#identity/http';
import { IdListField, TextField } from '#platform/http';

const PROJECTS_MAX = 200;

/**
 * Request body of a transfer: the projects, the organisation that receives them, and the reason.
 */
export class TransferBody {
  @IdListField({ max: PROJECTS_MAX, description: 'Projects, each once' }) projectIds: string[];
  @OrganisationCodeField({ example: 'sample-development' }) toUnitId: string;
  @TextField({ max: 1000, lines: true, example: '职责调整' }) reason: string;
}

export class TransferredView {
  /** @example 0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10 */
  projectId: string;
  /** @example sample-transport */
  fromUnitId: string;
  /** @example sample-development */
  toUnitId: string;
}

export class TransferView {
  items: TransferredView[];
}
