import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WarnedProject } from '../client/papers.js';
import { useLanguage } from '../language/use-language.js';
import type { Language } from '../language/language.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';

/** Shows the projects of one colour with the reasons; nothing but a sentence where there is none. */
export function WarnedTable({
  colour,
  rows,
  count,
}: {
  colour: 'red' | 'amber';
  rows: readonly WarnedProject[];
  count: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const caption = t(`papers.of.${colour}`, { count });
  if (rows.length === 0) return <p>{t(`papers.noneOf.${colour}`)}</p>;
  return (
    <>
      <DataTable
        stacks
        captionShown
        caption={caption}
        columns={columnsOf(t, language)}
        rows={rows}
        rowKey={({ projectId }) => projectId}
        empty={null}
      />
      {rows.length < count && (
        <p className="soft">{t('papers.listed', { shown: rows.length, count })}</p>
      )}
    </>
  );
}

const columnsOf = (t: TFunction, language: Language): Column<WarnedProject>[] => [
  {
    key: 'project',
    title: t('papers.project'),
    names: true,
    cell: ({ projectId, projectName }) => (
      <Link to={`/projects/${projectId}`}>
        <InChinese>{projectName}</InChinese>
      </Link>
    ),
  },
  {
    key: 'organisation',
    title: t('papers.organisation'),
    cell: ({ organisationName }) => <InChinese>{organisationName}</InChinese>,
  },
  {
    key: 'reasons',
    title: t('papers.reasons'),
    cell: ({ reasons }) => (
      <ul className="list-plain">
        {reasons.map(({ dimension, severity, words }) => (
          <li key={dimension}>
            <StatusTag tone={severity === 'red' ? 'red' : 'amber'}>
              <CodeWord list="dimension" code={dimension} />
            </StatusTag>{' '}
            {words[language]}
          </li>
        ))}
      </ul>
    ),
  },
  {
    key: 'before',
    title: t('papers.before'),
    cell: ({ before }) =>
      before === null ? (
        <span className="soft">{t('papers.noMonthBefore')}</span>
      ) : (
        t(`papers.colourBefore.${before}`)
      ),
  },
];
