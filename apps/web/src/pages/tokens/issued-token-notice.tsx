import { Alert, Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedToken } from '../../client/tokens.js';

/** A token's text, the one time it can be seen. */
export function IssuedTokenNotice({ issued, onClose }: { issued: IssuedToken; onClose: () => void }) {
  const { t } = useTranslation();
  const field = useRef<InputRef>(null);
  const [copied, setCopied] = useState<'yes' | 'by-hand' | null>(null);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      // The clipboard is missing where the intranet serves plain HTTP.
      await navigator.clipboard.writeText(issued.token);
      setCopied('yes');
    } catch {
      setCopied('by-hand');
    }
  };
  return (
    <Alert
      type="warning" role="alert" title={t('tokens.issued', { name: issued.name })} action={<Button size="small" onClick={onClose}>{t('app.close')}</Button>}
      description={(
        <div className="lines">
          <span>{t('tokens.issuedHint')}</span>
          <div className="actions">
            <Input ref={field} readOnly className="code" style={{ width: 460 }} value={issued.token} aria-label={t('tokens.text')} onFocus={(event) => event.target.select()} />
            <Button onClick={() => void copy()}>{t('tokens.copy')}</Button>
          </div>
          <span role="status">{copied !== null && t(copied === 'yes' ? 'tokens.copied' : 'tokens.copyByHand')}</span>
        </div>
      )}
    />
  );
}
