import { Alert } from 'antd';

/**
 * Shows the result of an action: green for success, red if `bad`. The message stays visible, and
 * screen readers announce it.
 */
export function StatusMessage({
  text,
  bad = false,
  onClose,
}: {
  text: string | null;
  bad?: boolean;
  onClose?: () => void;
}) {
  return (
    <div role="status">
      {text !== null && (
        <Alert
          type={bad ? 'error' : 'success'}
          role="none"
          title={text}
          showIcon={false}
          closable={onClose ? { onClose } : false}
        />
      )}
    </div>
  );
}
