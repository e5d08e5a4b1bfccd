import type { ReactNode } from 'react';

/** A named fact of a list of facts; `label` stands small below it and says what it covers. */
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
