import { type ReactNode, useEffect, useRef } from 'react';
import { useTitle } from './use-title.js';

let drawnBefore = false;

/**
 * Heading of a page. It receives the focus on every page except the first of a visit, so that
 * keyboard and screen reader users start there.
 */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  useTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (drawnBefore) heading.current?.focus({ preventScroll: true });
    drawnBefore = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
