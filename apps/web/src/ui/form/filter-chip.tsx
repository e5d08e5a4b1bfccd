import { Button } from 'antd';
import type { ReactNode } from 'react';

/**
 * Shows a tag for a filter that the user has set from within a list, with a button that removes the
 * filter.
 */
export function FilterChip({
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
