import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';

interface Query<Data> {
  data: Data | undefined;
  error: Error | null;
  refetch: () => unknown;
}

/**
 * Shows a part of a project that people add to: a heading with a button that opens a dialog, what
 * was added last, and what there is.
 */
export function RecordSection<Data>({
  title,
  add,
  query: { data, error, refetch },
  show,
  dialog,
}: {
  title: string;
  /** Text of the button; null for a reader who may add nothing. */
  add: string | null;
  query: Query<Data>;
  show: (data: Data) => ReactNode;
  /** Returns the dialog; `done` closes it and shows what was added. */
  dialog: (done: (words: string) => void, close: () => void) => ReactNode;
}) {
  const heading = useId();
  const [adding, setAdding] = useState(false);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const close = () => setAdding(false);
  const done = (words: string) => {
    close();
    setStatusMessage(words);
  };
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{title}</h2>
        <span className="spacer" />
        {add !== null && <Button onClick={() => setAdding(true)}>{add}</Button>}
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {data !== undefined ? show(data) : !error && <Loading />}
      {adding && dialog(done, close)}
    </section>
  );
}
