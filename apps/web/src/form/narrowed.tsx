import { Button } from 'antd';
import type { ReactNode } from 'react';

/** What a list is narrowed to by something that stands in it, and the way out. */
export function Narrowed({
  label,
  all,
  onAll,
  children,
}: {
  label: string;
  all: string;
  onAll: () => void;
  children: ReactNode;
}) {
  return (
    <div className="filter">
      <span className="label">{label}</span>
      <span>
        {children}{' '}
        <Button size="small" onClick={onAll}>
          {all}
        </Button>
      </span>
    </div>
  );
}
