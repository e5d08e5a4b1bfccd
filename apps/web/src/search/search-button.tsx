import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuPage } from './choices.js';
import { Palette } from './palette.js';
import './search-button.css';

const IS_APPLE = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** Whether a dialog is open, whose typed texts would be lost if the page were left. */
const dialogIsOpen = (): boolean =>
  document.querySelector('[role="dialog"], dialog[open]') !== null;

/**
 * Shows the button that opens the search, which Ctrl+K (⌘K) also opens from anywhere.
 * @param shape `wide`: a field-like button with the shortcut; `icon`: the magnifying glass alone
 * @param pages the pages that the user can go to
 */
export function SearchButton({
  shape,
  pages,
}: {
  shape: 'wide' | 'icon';
  pages: readonly MenuPage[];
}) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  // The palette that is shown, by the moment of its opening. A browser tells of a closed dialog only
  // a moment later; the next one may be open by then, and has to stay.
  const [shown, setShown] = useState<number | null>(null);
  const open = (): void => setShown(performance.now());
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (dialog.current?.open) dialog.current.close();
    else if (!dialogIsOpen()) open();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const shortcut = IS_APPLE ? '⌘K' : 'Ctrl K';
  return (
    <>
      <button
        type="button"
        className={`search-button ${shape}`}
        aria-haspopup="dialog"
        aria-keyshortcuts={IS_APPLE ? 'Meta+K' : 'Control+K'}
        title={`${t('search.title')} (${shortcut})`}
        onClick={open}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="m10.5 10.5 3.5 3.5" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span className={shape === 'icon' ? 'offscreen' : undefined}>{t('search.open')}</span>
        {shape === 'wide' && <kbd aria-hidden="true">{shortcut}</kbd>}
      </button>
      {shown !== null && (
        <Palette
          key={shown}
          ref={dialog}
          pages={pages}
          onClose={() => setShown((latest) => (latest === shown ? null : latest))}
        />
      )}
    </>
  );
}
