import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FamilyMember, useFamily } from '../../client/family.js';
import type { ProjectDetail } from '../../client/projects.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { useMay } from '../../session/use-may.js';
import { DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { Fact } from '../../ui/wording/fact.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { FamilyActions } from './family-actions.js';

/**
 * Shows the project's parent and sub-projects, and whether the sub-projects add up to the whole
 * project. Shows nothing when there are none.
 */
export function FamilySection({
  project,
  unit,
  onDone,
}: {
  project: ProjectDetail;
  unit: MoneyUnit;
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const money = `(${useWord()('moneyUnit', unit)})`;
  const { data, error, refetch } = useFamily(project.id);
  const mayRelate = useMay().approve(project.unitId);
  if (!data) return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : null;
  const { parent, children, ownFen, parts, restFen } = data;
  if (!parent && children.length === 0 && !mayRelate) return null;
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('family.title')}</h2>
        <span className="spacer" />
        {mayRelate && <FamilyActions project={project} parent={parent} onDone={onDone} />}
      </div>
      {!parent && children.length === 0 && <p className="soft">{t('family.none')}</p>}
      {parent && (
        <dl className="facts">
          <Fact wide name={t('family.parent')} label={<Since member={parent} />}>
            <MemberLink member={parent} /> · <CodeWord list="partKind" code={parent.part} />
          </Fact>
        </dl>
      )}
      {children.length > 0 && (
        <>
          <dl className="facts">
            <Fact figure name={`${t('family.whole')} ${money}`}>
              <Amount fen={ownFen} unit={unit} />
            </Fact>
            <Fact
              figure
              name={`${t('family.parts')} ${money}`}
              label={t('layers.known', { known: parts.known, of: parts.of })}
            >
              <Amount fen={parts.fen} unit={unit} />
            </Fact>
            <Fact
              figure
              name={`${t('family.rest')} ${money}`}
              label={restFen === null && t('family.restUnknown')}
            >
              <Amount fen={restFen} unit={unit} />
            </Fact>
          </dl>
          <ChildrenTable members={children} unit={unit} />
        </>
      )}
    </section>
  );
}

const MemberLink = ({ member: { projectId, projectName } }: { member: FamilyMember }) => (
  <Link to={`/projects/${projectId}`}>
    <InChinese>{projectName}</InChinese>
  </Link>
);

function Since({ member: { validFrom, validTo } }: { member: FamilyMember }) {
  const { t } = useTranslation();
  return (
    <span className="nowrap">
      {validTo === null
        ? t('family.since', { from: validFrom })
        : t('family.between', { from: validFrom, to: validTo })}
    </span>
  );
}

function ChildrenTable({ members, unit }: { members: readonly FamilyMember[]; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return (
    <DataTable
      captionShown
      caption={t('family.childrenCaption')}
      rows={members}
      rowKey={({ linkId }) => linkId}
      empty={t('app.none')}
      columns={[
        {
          key: 'name',
          title: t('portfolio.name'),
          names: true,
          cell: (member) => <MemberLink member={member} />,
        },
        {
          key: 'part',
          title: t('family.part'),
          cell: ({ part }) => <CodeWord list="partKind" code={part} />,
        },
        {
          key: 'amount',
          title: `${t('budget.chain.amount')} ${money}`,
          number: true,
          cell: ({ amountFen, scope }) => (
            <>
              <Amount fen={amountFen} unit={unit} />
              {amountFen !== null && (
                <div className="soft small">
                  <CodeWord list="scope" code={scope} />
                </div>
              )}
            </>
          ),
        },
        {
          key: 'since',
          title: t('family.valid'),
          cell: (member) => <Since member={member} />,
        },
        {
          key: 'document',
          title: t('budget.chain.document'),
          cell: ({ document }) => <InChinese className="recorded">{document}</InChinese>,
        },
      ]}
    />
  );
}
