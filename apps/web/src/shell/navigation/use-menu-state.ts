import { useState } from 'react';
import type { MenuGroup } from './menu-for.js';

const KEPT = 'tracker.menu';
/** Width in pixels below which the navigation is narrow until the user says otherwise. */
const WIDE_FROM = 1100;

interface MenuState {
  /** Whether only icons are shown. */
  rail: boolean;
  closed: readonly string[];
}

function readState(): MenuState {
  const usual = { rail: window.innerWidth < WIDE_FROM, closed: [] };
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEPT) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return usual;
    const { rail, closed } = kept as Partial<MenuState>;
    return {
      rail: typeof rail === 'boolean' ? rail : usual.rail,
      closed: Array.isArray(closed) ? closed : [],
    };
  } catch {
    return usual;
  }
}

/** Returns how the navigation was left on this device, and functions that change and keep it. */
export function useMenuState(): {
  rail: boolean;
  closed: ReadonlySet<string>;
  setRail: (rail: boolean) => void;
  toggle: (group: MenuGroup['key']) => void;
} {
  const [state, setState] = useState(readState);
  const keep = (changed: MenuState): void => {
    setState(changed);
    try {
      window.localStorage.setItem(KEPT, JSON.stringify(changed));
    } catch {
      // Ignored: the browser has no storage. The navigation is as usual at the next visit.
    }
  };
  const closed = new Set(state.closed);
  return {
    rail: state.rail,
    closed,
    setRail: (rail) => keep({ ...state, rail }),
    toggle: (group) => {
      if (!closed.delete(group)) closed.add(group);
      keep({ ...state, closed: [...closed] });
    },
  };
}
