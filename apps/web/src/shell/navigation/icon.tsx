import type { MenuGroup } from './menu-for.js';

export type IconName = MenuGroup['key'] | 'menu' | 'close' | 'chevron' | 'collapse' | 'expand';

/** Lines of the icons, in a square of 20. */
const LINES: Readonly<Record<IconName, string>> = {
  workbench: 'M3 3.5h14v10H3zM10 13.5V17M6.5 17h7M6 10l2.5-3 2.5 2 3-3.5',
  projects: 'M2.5 17h15M4.5 17V6l5-3v14M9.5 8h6v9M12.5 11v0M12.5 14v0',
  returns: 'M3.5 4.5h13v12.5h-13zM3.5 8.5h13M7 2.5v4M13 2.5v4M7 12.5h6',
  approvals: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M6.6 10.2l2.4 2.4 4.4-4.8',
  alerts: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.3 1.7H3.7zM8.3 17.5h3.4',
  money: 'M3 17h14M5.5 14v-4M10 14V4.5M14.5 14V7.5',
  administration:
    'M3 6h7M16 6h1M3 14h1M10 14h7M13 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4M7 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  audit: 'M10 2.5l6 2.2v4.8c0 3.8-2.5 6.6-6 8-3.5-1.4-6-4.2-6-8V4.7zM7.3 9.8l2 2 3.4-3.8',
  goals:
    'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 6.7a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6M10 10v0',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5L5 15',
  chevron: 'M7.5 5l5 5-5 5',
  collapse: 'M11 5l-5 5 5 5M16 5l-5 5 5 5',
  expand: 'M4 5l5 5-5 5M9 5l5 5-5 5',
};

/** Draws an icon in the colour of the text beside it. It is not read out: a text always is there. */
export const Icon = ({ name, className = 'icon' }: { name: IconName; className?: string }) => (
  <svg className={className} viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
    <path
      d={LINES[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
