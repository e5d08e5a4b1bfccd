import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SearchSlot } from '../search-slot.js';
import { AccountMenu } from './account-menu.js';
import { Icon } from './icon.js';
import { Navigation } from './navigation.js';
import { useMenuState } from './use-menu-state.js';

/** Shows the navigation at the left: wide with all names, or, at a click, a rail of icons. */
export function SideBar() {
  const { t } = useTranslation();
  const { rail, setRail, closed, toggle } = useMenuState();
  const shape = rail ? 'rail' : 'wide';
  const turn = t(rail ? 'menu.expand' : 'menu.collapse');
  return (
    <header className={`side ${shape}`}>
      <div className="side-head">
        <Link to="/" className="side-name" title={rail ? t('app.name') : undefined}>
          <Mark />
          <span className="nav-label">{t('app.name')}</span>
        </Link>
        <button type="button" className="icon-button" title={turn} onClick={() => setRail(!rail)}>
          <Icon name={rail ? 'expand' : 'collapse'} />
          <span className="offscreen">{turn}</span>
        </button>
      </div>
      <SearchSlot shape={shape} />
      <Navigation key={shape} shape={shape} closed={closed} onToggle={toggle} />
      <div className="side-foot">
        <AccountMenu key={shape} place={rail ? 'beside' : 'above'} />
      </div>
    </header>
  );
}

/** The mark of the program: three columns, as in the icon of the browser's tab. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
    <rect width="32" height="32" rx="6" />
    <path d="M7 23V13h4v10zm7 0V8h4v15zm7 0v-7h4v7z" />
  </svg>
);
