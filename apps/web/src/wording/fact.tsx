import type { ReactNode } from 'react';

/**
 * A name and a value in a list of facts; `label` stands in small print below it and states the
 * scope.
 */
export function Fact({
  name,
  children,
  label,
  figure = false,
  wide = false,
}: {
  name: ReactNode;
  children: ReactNode;
  label?: ReactNode;
  figure?: boolean;
  wide?: boolean;
}) {
  return (
    <div className={wide ? 'wide' : undefined}>
      <dt>{name}</dt>
      <dd className={figure ? 'figure' : undefined}>
        {children}
        {label && <div className="soft small">{label}</div>}
      </dd>
    </div>
  );
}
