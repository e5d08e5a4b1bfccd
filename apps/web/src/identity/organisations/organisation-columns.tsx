import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Assignment, Unit } from '../../client/organisations.js';
import { useWord } from '../../language/use-language.js';
import type { Column } from '../../ui/table/data-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import type { TreeRow } from './tree-rows.js';

export type OrganisationAction = 'create' | 'rename' | 'move' | 'head' | 'history';

interface ColumnsOf {
  duties: readonly Assignment[];
  foldable: boolean;
  onToggle: (id: string) => void;
  onAction: (action: OrganisationAction, unit: Unit) => void;
}

/**
 * Returns the table columns for the tree: organisation, code, people with roles, head, and actions.
 */
export function useOrganisationColumns({
  duties: assignments,
  foldable,
  onToggle,
  onAction,
}: ColumnsOf): Column<TreeRow<Unit>>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('units.name'),
      names: true,
      cell: (row) => <Place row={row} foldable={foldable} onToggle={onToggle} />,
    },
    {
      key: 'code',
      title: t('units.code'),
      cell: ({ unit }) => <span className="code">{unit.id}</span>,
    },
    {
      key: 'holders',
      title: t('units.holders'),
      cell: ({ unit }) => (
        <Holders duties={assignments.filter(({ unitId }) => unitId === unit.id)} />
      ),
    },
    {
      key: 'head',
      title: t('units.head'),
      cell: ({ unit }) => <Head unit={unit} duties={assignments} />,
    },
    {
      key: 'actions',
      title: t('tokens.actions'),
      cell: ({ unit }) => <OrganisationActions unit={unit} onAction={onAction} />,
    },
  ];
}

/**
 * Shows the name of an organisation, indented by its level. A hidden text states the level for
 * screen readers, which cannot convey the indent.
 */
function Place({
  row: { unit, level, below, open },
  foldable,
  onToggle,
}: {
  row: TreeRow<Unit>;
  foldable: boolean;
  onToggle: (id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <span className="tree-place" style={{ paddingInlineStart: `${(level - 1) * 20}px` }}>
      <span className="tree-fold">
        {below > 0 && foldable && (
          <button
            type="button"
            className="fold-button"
            aria-expanded={open}
            aria-label={t('units.below', { name: unit.name, count: below })}
            onClick={() => onToggle(unit.id)}
          >
            <span aria-hidden>{open ? '▾' : '▸'}</span>
          </button>
        )}
      </span>
      <span>
        <span className="offscreen">{t('units.level', { level })} </span>
        <InChinese>{unit.name}</InChinese>
        {unit.sample && (
          <>
            {' '}
            <StatusTag tone="grey">{t('units.sample')}</StatusTag>
          </>
        )}
      </span>
    </span>
  );
}

/**
 * Shows the head of an organisation. If the head has no role, the list of roles does not contain
 * the name, and a text says that it is unknown.
 */
function Head({ unit, duties: assignments }: { unit: Unit; duties: readonly Assignment[] }) {
  const { t } = useTranslation();
  if (unit.headPersonId === null) return <span className="soft">{t('units.noHead')}</span>;
  const name = assignments.find(({ personId }) => personId === unit.headPersonId)?.personName;
  return name === undefined ? (
    <span className="soft">{t('units.headGone')}</span>
  ) : (
    <InChinese>{name}</InChinese>
  );
}

function Holders({ duties: assignments }: { duties: readonly Assignment[] }) {
  const { t } = useTranslation();
  const word = useWord();
  if (assignments.length === 0) return <span className="soft">{t('units.nobody')}</span>;
  return (
    <ul className="list-plain">
      {assignments.map(({ role, personId, personName, forPersonId, forPersonName }) => (
        <li key={[role, personId, forPersonId].join(' ')}>
          {word('role', role)} <InChinese>{personName}</InChinese>
          {forPersonName !== null && (
            <span className="soft small"> {t('units.standsIn', { name: forPersonName })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function OrganisationActions({
  unit,
  onAction,
}: {
  unit: Unit;
  onAction: (action: OrganisationAction, unit: Unit) => void;
}) {
  const { t } = useTranslation();
  // The topmost organisation has no parent, so it cannot be moved.
  const actions: readonly OrganisationAction[] =
    unit.parentId === null
      ? ['create', 'rename', 'head', 'history']
      : ['create', 'rename', 'move', 'head', 'history'];
  return (
    <div className="actions">
      {actions.map((action) => (
        <Button
          key={action}
          size="small"
          aria-label={t(`units.action.${action}`, { name: unit.name })}
          onClick={() => onAction(action, unit)}
        >
          {t(`units.short.${action}`)}
        </Button>
      ))}
      <Link
        className="small nowrap"
        aria-label={t('units.action.levels', { name: unit.name })}
        to={`/units/${unit.id}/review-levels`}
      >
        {t('units.short.levels')}
      </Link>
    </div>
  );
}
