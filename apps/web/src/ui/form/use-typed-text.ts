import { useEffect, useEffectEvent, useState } from 'react';

const PAUSE_MS = 300;

/**
 * Returns the text of an input and a function to change it. Calls `hand` with the text once the
 * user has stopped typing for 300 ms. When the stored text `kept` changes, the input shows the new
 * text.
 */
export function useTypedText(
  kept: string,
  hand: (text: string) => void,
): [string, (text: string) => void] {
  const [typed, setTyped] = useState({ text: kept, kept });
  if (typed.kept !== kept) setTyped({ text: typed.text.trim() === kept ? typed.text : kept, kept });
  const handOn = useEffectEvent(() => {
    if (typed.text.trim() !== kept) hand(typed.text.trim());
  });
  useEffect(() => {
    const timer = window.setTimeout(() => handOn(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed.text]);
  return [typed.text, (text) => setTyped((now) => ({ ...now, text }))];
}
