import { useTranslation } from 'react-i18next';
import { InChinese } from './in-chinese.js';

/**
 * What people call whoever did something: a person's name, or a word for the program and for
 * whoever is none of ours.
 */
export function useActorName(): (id: string | null, name: string | null) => string {
  const { t } = useTranslation();
  return (id, name) => {
    if (name !== null) return name;
    if (id?.startsWith('service:')) return t('code.doer.service');
    return id === 'anonymous' ? t('code.doer.anonymous') : t('app.unknown');
  };
}

/** Whoever did something, by name; never by an id. */
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
