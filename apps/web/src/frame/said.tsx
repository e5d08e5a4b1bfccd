import { Alert } from 'antd';

/** What was just done, green unless what came of it is bad. It stays to be read, and is read aloud. */
export function Said({
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
