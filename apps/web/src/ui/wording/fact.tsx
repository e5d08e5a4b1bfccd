import type { ReactNode } from 'react';

/**
 * Shows a name and a value in a definition list. `label` is a small text below the value, such as
 * the scope of an amount.
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
