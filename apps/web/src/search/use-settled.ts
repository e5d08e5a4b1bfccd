import { useEffect, useState } from 'react';

const PAUSE_MS = 150;

/** Returns a text as it was when the user last paused typing; an emptied text at once. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return text === '' ? '' : settled;
}
