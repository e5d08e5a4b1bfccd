import { useTranslation } from 'react-i18next';
import type { Schema } from '../../client/api.js';
import { acceptedWords } from '../../layout/accepted-words.js';
import { useKnownWord, useWord } from '../../language/use-language.js';
import { readFieldPath } from './field-path.js';

type FieldProblem = Schema<'FieldProblemView'>;

/** The problem of a form field, described to the user. */
export interface WordedFieldProblem {
  /**
   * Label of the field, such as 第 4 行“金额” (row 4, amount); null when the problem does not
   * belong to a field of a form.
   */
  name: string | null;
  message: string;
  /** Description of the accepted values; null when the message already contains it. */
  accepted: string | null;
}

/**
 * Returns a function that describes the problem of a field to the user. The server's messages about
 * formats mention technical terms (fen, UUID, JSON) and are replaced. Its messages about budget
 * rules and other business rules are shown unchanged.
 */
export function useFieldProblem(): (problem: FieldProblem) => WordedFieldProblem {
  const { t } = useTranslation();
  const known = useKnownWord();
  const word = useWord();
  const nameOf = useFieldLabel();
  return ({ path, code, message, accepted }) => {
    const format = known('fieldFormat', code, { accepted });
    return {
      name: nameOf(path),
      message: format ?? message,
      accepted:
        format === null
          ? acceptedWords(
              { path, code, accepted },
              { wan: word('moneyUnit', 'wan'), nothing: t('app.notRecorded') },
            )
          : null,
    };
  };
}

/** Returns a function that gives the label of a field of the API; null when there is no label. */
function useFieldLabel(): (path: string) => string | null {
  const { t } = useTranslation();
  const known = useKnownWord();
  const wordOf = (name: string | null): string | null =>
    name === null ? null : (known('field', name) ?? known('ruleParameter', name));
  return (path) => {
    const { list, row, name } = readFieldPath(path);
    if (list === 'curveFen' && row !== null) return t('budget.years.curveMonth', { month: row });
    const [listed, field] = [wordOf(list), wordOf(name)];
    if (row === null) return field === null ? null : t('failure.field', { field });
    const place =
      field === null ? t('failure.row', { row }) : t('failure.rowField', { row, field });
    return listed === null ? place : t('failure.ofList', { list: listed, place });
  };
}
