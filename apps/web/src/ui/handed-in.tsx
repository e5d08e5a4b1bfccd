import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Shows a file input for a checkpoint that was stored outside the program, such as a mail
 * attachment.
 */
export function HandedIn({
  disabled,
  onText,
}: {
  disabled: boolean;
  onText: (text: string) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file) onText(await file.text());
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json"
        hidden
        aria-label={t('verification.withFile')}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {t('verification.withFile')}
      </Button>
    </>
  );
}
