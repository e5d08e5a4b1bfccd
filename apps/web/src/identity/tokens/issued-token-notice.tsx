import { useTranslation } from 'react-i18next';
import type { IssuedToken } from '../../client/tokens.js';
import { ShownOnce } from '../../layout/shown-once.js';

/** Shows the text of a new API token, which cannot be displayed again later. */
export function IssuedTokenNotice({
  issued,
  onClose,
}: {
  issued: IssuedToken;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <ShownOnce
      title={t('tokens.issued', { name: issued.name })}
      hint={t('tokens.issuedHint')}
      label={t('tokens.text')}
      text={issued.token}
      onClose={onClose}
    />
  );
}
