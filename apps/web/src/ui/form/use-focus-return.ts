import { useEffect } from 'react';

/**
 * When a dialog closes, moves the focus to the element that had it before the dialog opened, or to
 * the page's heading when that element no longer exists.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      // Delayed until the dialog is closed. Until then the dialog would take the focus back.
      window.setTimeout(() => {
        if (document.querySelector('[role="dialog"]')) return;
        const home =
          opener instanceof HTMLElement && opener.isConnected && opener !== document.body
            ? opener
            : document.querySelector<HTMLElement>('h1');
        home?.focus();
      });
    };
  }, []);
}
