import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSearch } from '../client/search.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { type Choice, type ChoiceGroup, choicesFor, type MenuPage, movedTo } from './choices.js';
import { useSettled } from './use-settled.js';
import './palette.css';

/**
 * Shows the dialog in which a user types what they look for, and opens it by Enter or a click. The
 * browser keeps the focus in it and gives it back when it closes. It is not loaded on demand, so that
 * what is typed at once after the key is not lost.
 */
export function Palette({
  ref: dialog,
  pages,
  onClose,
}: {
  ref: RefObject<HTMLDialogElement | null>;
  pages: readonly MenuPage[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, [dialog]);
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('search.title')}
      onClose={onClose}
      // A click beside the content meets the dialog itself.
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <Finder pages={pages} close={() => dialog.current?.close()} />
    </dialog>
  );
}

function Finder({ pages, close }: { pages: readonly MenuPage[]; close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const asked = useSettled(text.trim());
  const search = useSearch(asked);
  const isCurrent = asked === text.trim() && !search.isPlaceholderData && !search.isLoading;
  const groups = choicesFor(text, pages, t('search.pages'), search.data?.items ?? []);
  const choices = groups.flatMap((group) => group.choices);
  const chosen = choices[Math.min(active, choices.length - 1)];
  const open = ({ to }: Choice): void => {
    close();
    void navigate(to);
  };
  const onKey = (event: KeyboardEvent): void => {
    // While an input method composes Chinese, arrows and Enter belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(movedTo(active, event.key === 'ArrowDown' ? 1 : -1, choices.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen && isCurrent) open(chosen);
    }
  };
  return (
    <div className="palette-body">
      <input
        className="palette-field"
        role="combobox"
        aria-label={t('search.field')}
        placeholder={t('search.field')}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen && optionId(listId, chosen)}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKey}
      />
      <div id={listId} role="listbox" aria-label={t('search.title')} className="palette-list">
        {groups.map((group) => (
          <Group key={group.key} group={group} listId={listId} chosen={chosen} open={open} />
        ))}
      </div>
      {search.error && <ProblemMessage error={search.error} retry={() => void search.refetch()} />}
      <p className="palette-foot">
        <span role="status">
          {!isCurrent && !search.error && t('search.looking')}
          {isCurrent &&
            asked !== '' &&
            !search.error &&
            (choices.length > 0
              ? t('search.found', { count: choices.length })
              : t('search.none', { text: asked }))}
        </span>
        <span className="palette-keys">{t('search.hint')}</span>
      </p>
    </div>
  );
}

const optionId = (listId: string, { key }: Choice): string => `${listId}-${key}`;

function Group({
  group: { name, key, choices },
  listId,
  chosen,
  open,
}: {
  group: ChoiceGroup;
  listId: string;
  chosen: Choice | undefined;
  open: (choice: Choice) => void;
}) {
  const nameId = `${listId}-of-${key}`;
  return (
    <div role="group" aria-labelledby={nameId}>
      <p id={nameId} className="palette-kind" role="presentation">
        {name}
      </p>
      {choices.map((choice) => (
        <Option
          key={choice.key}
          id={optionId(listId, choice)}
          choice={choice}
          isChosen={choice.key === chosen?.key}
          isPage={key === 'pages'}
          open={open}
        />
      ))}
    </div>
  );
}

function Option({
  id,
  choice,
  isChosen,
  isPage,
  open,
}: {
  id: string;
  choice: Choice;
  isChosen: boolean;
  isPage: boolean;
  open: (choice: Choice) => void;
}) {
  const { t } = useTranslation();
  const option = useRef<HTMLDivElement>(null);
  const { title, within, projectName } = choice;
  useEffect(() => {
    if (isChosen) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const beside =
    within !== null && projectName !== null
      ? t('search.inProject', { within, project: projectName })
      : (within ?? projectName);
  return (
    // The field keeps the focus: its keys choose and open.
    <div
      ref={option}
      id={id}
      role="option"
      aria-selected={isChosen}
      className="palette-option"
      onClick={() => open(choice)}
    >
      {isPage ? <span>{title}</span> : <InChinese>{title}</InChinese>}
      {beside !== null && <InChinese className="soft small">{beside}</InChinese>}
    </div>
  );
}
