import { HandlesChanges } from '#approvals';
import { Injectable } from '@nestjs/common';
import { TextField } from '#platform/http';
import { EXPLANATION_KIND, ExplanationChanges } from '../commands/explanation-changes.js';

/** Request body that explains an alert of which only an explanation is left. */
export class ExplanationDto {
  @TextField({ max: 2000, lines: true, example: '规划期内征迁滞后，投资顺延至下一规划期（示例）' })
  explanation: string;
}

/** Handles explanations of alerts; an edit has the fields of a new one. */
@Injectable()
@HandlesChanges([EXPLANATION_KIND])
export class ExplanationChangesWithForm extends ExplanationChanges {
  override readonly form = ExplanationDto;
}
