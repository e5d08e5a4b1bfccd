import { useEffect } from 'react';

/** Brings the focus back to where it was before a dialog opened; to the page's heading when that is gone. */
export function useFocusReturn(): void {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      // After the dialog has left, or its own lock would take the focus back.
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
