import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SearchSlot } from '../search-slot.js';
import { AccountMenu } from './account-menu.js';
import { WaitingCount } from './counts.js';
import { Icon } from './icon.js';
import { Navigation } from './navigation.js';
import { Mark } from './side-bar.js';

/** Shows the bar at the top of a narrow window, with the button that opens the navigation. */
export function PhoneBar() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <header className="phone-bar">
      <button
        type="button"
        className="icon-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Icon name="menu" />
        <span className="offscreen">{t('app.menu')}</span>
        <WaitingCount />
      </button>
      <Link to="/" className="side-name">
        <Mark />
        <span className="nav-label">{t('app.name')}</span>
      </Link>
      <SearchSlot shape="phone" />
      {open && <Drawer onClose={() => setOpen(false)} />}
    </header>
  );
}

/**
 * Shows the navigation over the page. The focus stays in it until it is closed: with its button, by
 * Escape, beside it, or because a page was chosen.
 */
function Drawer({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  useEffect(() => {
    const close = (): void => dialog.current?.close();
    i18n.on('languageChanged', close);
    return () => i18n.off('languageChanged', close);
  }, [i18n]);
  const leave = ({ target, currentTarget }: MouseEvent): void => {
    const beside = target === currentTarget;
    if (beside || (target instanceof Element && target.closest('a'))) dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      className="drawer"
      aria-label={t('app.menu')}
      onClose={onClose}
      onClick={leave}
    >
      <div className="drawer-body">
        <div className="side-head">
          <span className="side-name">
            <Mark />
            <span className="nav-label">{t('app.name')}</span>
          </span>
          <button type="button" className="icon-button" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
            <span className="offscreen">{t('app.close')}</span>
          </button>
        </div>
        <Navigation shape="phone" />
        <div className="side-foot">
          <AccountMenu place="inline" />
        </div>
      </div>
    </dialog>
  );
}
