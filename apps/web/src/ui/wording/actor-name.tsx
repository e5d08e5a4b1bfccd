import { useTranslation } from 'react-i18next';
import { InChinese } from './in-chinese.js';

/**
 * Returns a function that gives the name of the person who did something. Without a name, it
 * returns a text for the program itself (`service:`), for a user who was not signed in, or for an
 * unknown person.
 */
export function useActorName(): (id: string | null, name: string | null) => string {
  const { t } = useTranslation();
  return (id, name) => {
    if (name !== null) return name;
    if (id?.startsWith('service:')) return t('code.doer.service');
    return id === 'anonymous' ? t('code.doer.anonymous') : t('app.unknown');
  };
}

/** Shows the name of the person who did something, never an id. */
export function ActorName({
  id,
  name,
  className,
}: {
  id: string | null;
  name: string | null;
  className?: string;
}) {
  return <InChinese className={className}>{useActorName()(id, name)}</InChinese>;
}
