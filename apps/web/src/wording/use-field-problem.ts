import { useTranslation } from 'react-i18next';
import type { Schema } from '../client/api.js';
import { acceptedWords } from '../frame/accepted-words.js';
import { useKnownWord, useWord } from '../language/use-language.js';
import { readFieldPath } from './field-path.js';

type FieldProblem = Schema<'FieldProblemView'>;

/** A problem of one field as people read it. */
export interface WordedFieldProblem {
  /** What the field is called, such as 第 4 行“金额”; null for what is about no field of a form. */
  name: string | null;
  message: string;
  /** What would have been accepted, where it says more than the message. */
  accepted: string | null;
}

/**
 * Words a problem of a field. What the server says of how a field is written is meant for programs (fen, UUIDs, JSON), so the
 * page says it anew; what it says of a rule is meant for people and stays.
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

/** What people call a field of the API; null where the page has no word for it. */
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
