import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';

/**
 * Where the panel opens: above its button, at the right of it, below it over the page, or below it
 * within the page.
 */
export type FlyoutPlace = 'above' | 'beside' | 'below' | 'inline';

interface FlyoutProps {
  place: FlyoutPlace;
  button: ReactNode;
  buttonClass: string;
  /** Text that appears when the mouse rests on the button. */
  hint?: string;
  /** Accessible name of the panel. */
  label: string;
  /** Content of the panel; gets a function that closes it. */
  children: (close: () => void) => ReactNode;
}

const GAP = 6;
/** Greatest width in px of a panel below its button, and its distance from the window’s edge. */
const BELOW = { width: 320, edge: 12 };

/** The style of a panel that stands in the window beside the button `at`. */
function placed(place: FlyoutPlace, at: DOMRect): CSSProperties {
  if (place === 'inline') return {};
  if (place === 'below') {
    const width = Math.min(BELOW.width, window.innerWidth - 2 * BELOW.edge);
    return { width, left: Math.min(0, window.innerWidth - BELOW.edge - width - at.left) };
  }
  if (place === 'above')
    return { left: at.left, bottom: window.innerHeight - at.top + GAP, minWidth: at.width };
  const low = at.top > window.innerHeight / 2;
  return {
    left: at.right + GAP,
    ...(low ? { bottom: window.innerHeight - at.bottom } : { top: at.top }),
  };
}

const focusables = (panel: HTMLElement | null): HTMLElement[] => [
  ...(panel?.querySelectorAll<HTMLElement>('a[href], button:not(:disabled), input:checked') ?? []),
];

/** Moves the focus within the panel as the arrow keys, Home and End say; returns whether it did. */
function moveFocus(panel: HTMLElement | null, key: string): boolean {
  const all = focusables(panel);
  const now = all.findIndex((one) => one === document.activeElement);
  const to = { ArrowDown: now + 1, ArrowUp: now < 0 ? -1 : now - 1, Home: 0, End: -1 }[key];
  if (to === undefined) return false;
  all.at(to % all.length)?.focus();
  return true;
}

/**
 * Shows a button with a panel of links and buttons, which opens at a click and closes at Escape, at
 * a click elsewhere, and when a link in it is followed. The arrow keys lead through it.
 */
export function Flyout({ place, button, buttonClass, hint, label, children }: FlyoutProps) {
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [style, setStyle] = useState<CSSProperties | null>(null);
  const open = style !== null;
  const close = (): void => setStyle(null);
  const show = (): void => {
    if (opener.current) setStyle(placed(place, opener.current.getBoundingClientRect()));
  };
  useEffect(() => {
    if (!open) return undefined;
    panel.current?.scrollIntoView({ block: 'nearest' });
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !whole.current?.contains(target)) setStyle(null);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);
  const onKey = (event: KeyboardEvent): void => {
    const isRadio = event.target instanceof HTMLInputElement;
    if (event.key === 'Escape' && open) {
      close();
      opener.current?.focus();
    } else if (event.key === 'ArrowDown' && !open) show();
    else if (!open || isRadio || !moveFocus(panel.current, event.key)) return;
    event.preventDefault();
  };
  return (
    <div ref={whole} className="flyout" role="presentation" onKeyDown={onKey}>
      <button
        ref={opener}
        type="button"
        className={buttonClass}
        title={hint}
        aria-expanded={open}
        aria-controls={id}
        onClick={open ? close : show}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        className={`flyout-panel ${place}`}
        role="group"
        aria-label={label}
        hidden={!open}
        style={style ?? undefined}
      >
        {open && children(close)}
      </div>
    </div>
  );
}
