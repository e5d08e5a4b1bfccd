import { useSyncExternalStore } from 'react';
import { applyTokens, type Shade } from './tokens.js';

/** What a user can choose: the setting of their device, or one of the two for good. */
export const THEMES = ['device', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'tracker.theme';

let chosen: Theme = 'device';
const heard = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  heard.add(listener);
  return () => heard.delete(listener);
};

const matches = (query: string): boolean => window.matchMedia(query).matches;

/** What is shown now. Paper is always light. */
function shadeNow(): Shade {
  if (matches('print')) return 'light';
  if (chosen !== 'device') return chosen;
  return matches('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

function show(): void {
  applyTokens(document.documentElement, shadeNow());
  for (const listener of heard) listener();
}

/** Sets the colours that the user has chosen in this browser. Must be called before rendering. */
export function startTheme(): void {
  try {
    const kept = window.localStorage.getItem(KEPT);
    chosen = THEMES.find((theme) => theme === kept) ?? 'device';
  } catch {
    // Ignored: the browser has no storage, so that nothing was chosen.
  }
  for (const query of ['(prefers-color-scheme: dark)', 'print'])
    window.matchMedia(query).addEventListener('change', show);
  show();
}

/** Changes the colours now and stores the choice for later visits. */
export function chooseTheme(theme: Theme): void {
  chosen = theme;
  try {
    window.localStorage.setItem(KEPT, theme);
  } catch {
    // Ignored: the browser has no storage. The choice holds only for this visit.
  }
  show();
}

/** Returns what the user has chosen. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, () => chosen);

/** Returns whether light or dark colours are shown. */
export const useShade = (): Shade => useSyncExternalStore(subscribe, shadeNow);
