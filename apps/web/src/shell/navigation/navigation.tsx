import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSignedIn } from '../../session/signed-in.js';
import type { NavigationShape } from '../search-slot.js';
import { CountOf } from './counts.js';
import { Flyout } from '../../ui/flyout.js';
import { Icon } from './icon.js';
import { currentEntry, type MenuEntry, type MenuGroup, menuFor } from './menu-for.js';

interface NavigationProps {
  shape: NavigationShape;
  /** Groups that the user has closed; only the wide navigation closes any. */
  closed?: ReadonlySet<string>;
  onToggle?: (group: MenuGroup['key']) => void;
}

const NOTHING_CLOSED: ReadonlySet<string> = new Set();

/** Shows the main menu: groups of pages, with the group of the present page open. */
export function Navigation({ shape, closed = NOTHING_CLOSED, onToggle }: NavigationProps) {
  const { t } = useTranslation();
  const { roles, installation } = useSignedIn();
  const { pathname } = useLocation();
  const menu = menuFor(
    roles.map(({ role }) => role),
    installation,
  );
  const current = currentEntry(menu, pathname);
  return (
    <nav className="nav" aria-label={t('app.menu')}>
      <ul className="nav-list">
        {menu.map((group) => {
          const [only] = group.entries;
          const has = group.entries.some(({ to }) => to === current);
          return (
            <li key={group.key}>
              {group.entries.length === 1 && only ? (
                <Single group={group} entry={only} current={current} shape={shape} />
              ) : shape === 'rail' ? (
                <RailGroup group={group} current={current} />
              ) : shape === 'phone' ? (
                <PhoneGroup group={group} current={current} />
              ) : (
                <FoldingGroup
                  group={group}
                  current={current}
                  open={has || !closed.has(group.key)}
                  fixed={has}
                  onToggle={() => onToggle?.(group.key)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

interface GroupProps {
  group: MenuGroup;
  /** Address of the entry to which the present page belongs. */
  current: string | null;
}

/** A group with one page: a link with the icon of the group. */
function Single({
  group,
  entry,
  current,
  shape,
}: GroupProps & { entry: MenuEntry; shape: NavigationShape }) {
  const { t } = useTranslation();
  const label = t(`menu.${entry.key}`);
  return (
    <Link
      to={entry.to}
      className="nav-head"
      title={shape === 'rail' ? label : undefined}
      aria-current={entry.to === current ? 'page' : undefined}
    >
      <Icon name={group.key} />
      <span className="nav-label">{label}</span>
      <CountOf entry={entry.key} />
    </Link>
  );
}

function Entries({ group, current, onFollow }: GroupProps & { onFollow?: () => void }) {
  const { t } = useTranslation();
  return group.entries.map(({ key, to }) => (
    <li key={key}>
      <Link
        to={to}
        className="nav-link"
        aria-current={to === current ? 'page' : undefined}
        onClick={onFollow}
      >
        <span className="nav-label">{t(`menu.${key}`)}</span>
        <CountOf entry={key} />
      </Link>
    </li>
  ));
}

function Counts({ group }: { group: MenuGroup }) {
  return group.entries.map(({ key }) => <CountOf key={key} entry={key} />);
}

/** A group of the wide navigation; that of the present page cannot be closed. */
function FoldingGroup({
  group,
  current,
  open,
  fixed,
  onToggle,
}: GroupProps & { open: boolean; fixed: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={fixed ? 'nav-head within' : 'nav-head'}
        aria-expanded={open}
        aria-controls={id}
        aria-disabled={fixed || undefined}
        onClick={fixed ? undefined : onToggle}
      >
        <Icon name={group.key} />
        <span className="nav-label">{t(`menu.group.${group.key}`)}</span>
        {!open && <Counts group={group} />}
        {!fixed && <Icon name="chevron" className="icon turn" />}
      </button>
      <ul id={id} className="nav-list below" hidden={!open}>
        {open && <Entries group={group} current={current} />}
      </ul>
    </>
  );
}

/** A group of the narrow navigation: an icon whose pages open beside it. */
function RailGroup({ group, current }: GroupProps) {
  const { t } = useTranslation();
  const label = t(`menu.group.${group.key}`);
  const has = group.entries.some(({ to }) => to === current);
  return (
    <Flyout
      place="beside"
      buttonClass={has ? 'nav-head within' : 'nav-head'}
      hint={label}
      label={label}
      button={
        <>
          <Icon name={group.key} />
          <span className="nav-label">{label}</span>
          <Counts group={group} />
        </>
      }
    >
      {(close) => (
        <>
          <p className="flyout-title" aria-hidden="true">
            {label}
          </p>
          <ul className="nav-list">
            <Entries group={group} current={current} onFollow={close} />
          </ul>
        </>
      )}
    </Flyout>
  );
}

/** A group of the menu of a phone: all its pages below its name. */
function PhoneGroup({ group, current }: GroupProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <p id={id} className="nav-title">
        <Icon name={group.key} />
        {t(`menu.group.${group.key}`)}
      </p>
      <ul className="nav-list below" aria-labelledby={id}>
        <Entries group={group} current={current} />
      </ul>
    </>
  );
}
