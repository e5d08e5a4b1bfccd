import { Alert, Button, Input } from 'antd';
import { type TextAreaRef } from 'antd/es/input/TextArea.js';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ShownOnceProps {
  title: string;
  hint: string;
  label: string;
  text: string;
  closeText?: string;
  onClose: () => void;
}

/**
 * Shows a secret, such as an API token, that cannot be displayed again later, with a button that
 * copies it.
 */
export function ShownOnce({ title, hint, label, text, closeText, onClose }: ShownOnceProps) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      role="alert"
      title={title}
      action={
        <Button size="small" onClick={onClose}>
          {closeText ?? t('app.close')}
        </Button>
      }
      description={
        <div className="lines">
          <span>{hint}</span>
          <CopyField label={label} text={text} />
        </div>
      }
    />
  );
}

/** Shows a text with a button that copies it. The text can also be selected by hand. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const field = useRef<TextAreaRef>(null);
  const [copied, setCopied] = useState<'yes' | 'by-hand' | null>(null);
  const copy = async (): Promise<void> => {
    field.current?.resizableTextArea?.textArea.select();
    try {
      // `writeText` fails over plain HTTP, where the browser has no clipboard API; the error is
      // handled below.
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      setCopied('by-hand');
    }
  };
  return (
    <div className="lines">
      <div className="actions">
        <Input.TextArea
          ref={field}
          readOnly
          rows={text.split('\n').length}
          className="code"
          style={{ width: 460, maxWidth: '100%', resize: 'none' }}
          value={text}
          aria-label={label}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copy()}>{t('tokens.copy')}</Button>
      </div>
      <span role="status">
        {copied !== null && t(copied === 'yes' ? 'tokens.copied' : 'tokens.copyByHand')}
      </span>
    </div>
  );
}
