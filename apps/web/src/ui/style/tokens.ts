import type { ThemeConfig } from 'antd';

/**
 * All colours, sizes and fonts of the app. Text has a contrast of at least 4.5 to 1 to its
 * background. Fonts are those of the user's system, so that no font has to be downloaded.
 */
const tokens = {
  fontText:
    '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif',
  fontCode: 'ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace',
  sizeText: '13px',
  sizeSmall: '12px',
  sizeTitle: '18px',
  sizeSection: '15px',
  ink: '#1b2430',
  inkSoft: '#4a5565',
  paper: '#ffffff',
  ground: '#f3f5f8',
  line: '#d5dbe3',
  lineStrong: '#7b8796',
  head: '#eaeef4',
  rowHover: '#f4f8fd',
  brand: '#0a4b8f',
  brandDeep: '#073563',
  onBrand: '#ffffff',
  focus: '#b45309',
  redInk: '#9b1c1c',
  redGround: '#fdecec',
  redLine: '#e7a3a3',
  amberInk: '#7a4100',
  amberGround: '#fff4df',
  amberLine: '#e4bd7d',
  greenInk: '#14532d',
  greenGround: '#e9f6ee',
  greenLine: '#9fcfb1',
  blueInk: '#0a3d7a',
  blueGround: '#e8f1fb',
  blueLine: '#9dbfe6',
  greyInk: '#414b59',
  greyGround: '#eef1f4',
  greyLine: '#c3cbd5',
  radius: '4px',
  gap: '12px',
} as const;

/** Defines a CSS variable `--name` for each value in `tokens`, for use in the style sheet. */
export function applyTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(tokens)) {
    root.style.setProperty(
      `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    );
  }
}

/** The values of `tokens` as a theme of the component library Ant Design. */
export const antTheme: ThemeConfig = {
  token: {
    fontFamily: tokens.fontText,
    fontFamilyCode: tokens.fontCode,
    fontSize: 13,
    borderRadius: 4,
    controlHeight: 28,
    sizeStep: 3,
    colorPrimary: tokens.brand,
    colorLink: tokens.brand,
    colorError: tokens.redInk,
    colorWarning: tokens.amberInk,
    colorSuccess: tokens.greenInk,
    colorErrorBg: tokens.redGround,
    colorErrorBorder: tokens.redLine,
    colorWarningBg: tokens.amberGround,
    colorWarningBorder: tokens.amberLine,
    colorSuccessBg: tokens.greenGround,
    colorSuccessBorder: tokens.greenLine,
    colorText: tokens.ink,
    colorTextSecondary: tokens.inkSoft,
    colorTextTertiary: tokens.inkSoft,
    colorTextQuaternary: tokens.inkSoft,
    colorTextDescription: tokens.inkSoft,
    colorTextPlaceholder: tokens.inkSoft,
    colorTextDisabled: tokens.inkSoft,
    colorBorder: tokens.lineStrong,
    motion: false,
  },
};
