import { useTranslation } from 'react-i18next';
import { SearchButton } from '../search/search-button.js';
import { useSignedIn } from '../session/signed-in.js';
import { menuFor, ownPages } from './navigation/menu-for.js';

/** Where the search stands: in the open navigation, in its narrow form, or in the bar of a phone. */
export type NavigationShape = 'wide' | 'rail' | 'phone';

/**
 * The place of the search in the navigation, above its entries. In a rail it has room for one
 * button of 40 px, in the bar of a phone for one of 44 px.
 */
export function SearchSlot({ shape }: { shape: NavigationShape }) {
  const { t } = useTranslation();
  const { roles, installation } = useSignedIn();
  const held = roles.map(({ role }) => role);
  const entries = [
    ...menuFor(held, installation).flatMap((group) => group.entries),
    ...ownPages(held),
  ];
  const pages = entries.map(({ key, to }) => ({ label: t(`menu.${key}`), to }));
  return <SearchButton shape={shape === 'wide' ? 'wide' : 'icon'} pages={pages} />;
}
