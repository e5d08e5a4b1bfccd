import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { alertPagesFor } from './alert-pages-for.js';
import { useSignedIn } from '../session/signed-in.js';

/** Shows links to the other pages about alerts that the user may open. */
export function AlertsNav() {
  const { t } = useTranslation();
  const pages = alertPagesFor(useSignedIn().roles.map(({ role }) => role));
  if (pages.length < 2) return null;
  return (
    <nav className="subnav" aria-label={t('alerts.pages.title')}>
      <ul>
        {pages.map(({ key, to }) => (
          <li key={key}>
            <NavLink to={to} end={to === '/alerts'}>
              {t(`alerts.pages.${key}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
