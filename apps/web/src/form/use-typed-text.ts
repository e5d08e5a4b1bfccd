import { useEffect, useEffectEvent, useState } from 'react';

const PAUSE_MS = 300;

/**
 * State of a text input that reports changes once typing pauses. It follows changes of the stored
 * text from elsewhere.
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
