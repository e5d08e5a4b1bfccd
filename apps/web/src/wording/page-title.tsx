import { type ReactNode, useEffect, useRef } from 'react';
import { useTitle } from './use-title.js';

let drawnBefore = false;

/** The page's heading. On every page but the first of a visit it takes the focus, so that keyboard and screen reader begin there. */
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
