import { Alert } from 'antd';

/** What was just done. It stays to be read, and is read aloud. */
export function Said({ text, onClose }: { text: string | null; onClose?: () => void }) {
  return <div role="status">{text !== null && <Alert type="success" role="none" title={text} showIcon={false} closable={onClose ? { onClose } : false} />}</div>;
}
