import { type ReactNode, useEffect, useRef } from 'react';
import { useTitle } from './use-title.js';

let drawnBefore = false;

/**
 * Shows the heading of a page. When a page opens, its heading receives the focus, so that users of
 * keyboards and screen readers start there. The first page that is opened in the browser window is
 * an exception.
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
