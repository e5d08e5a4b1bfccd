import { theme, type ThemeConfig } from 'antd';

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
  onBrand: '#ffffff',
  raised: '#ffffff',
  current: '#dce9f8',
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

/** The colours of the dark theme. Everything else is as in the light one. */
const darkColours: Partial<Record<keyof typeof tokens, string>> = {
  ink: '#e6ebf2',
  inkSoft: '#abb6c4',
  paper: '#161c24',
  ground: '#0f141a',
  line: '#2d3744',
  lineStrong: '#748195',
  head: '#1f2833',
  rowHover: '#1b2632',
  brand: '#86b9f2',
  focus: '#f5a94d',
  redInk: '#ffb4ab',
  redGround: '#3a1c1c',
  redLine: '#7d3f3f',
  amberInk: '#ffd08a',
  amberGround: '#352710',
  amberLine: '#7d6128',
  greenInk: '#9fdcb4',
  greenGround: '#12301f',
  greenLine: '#2f6b49',
  blueInk: '#a8cdf8',
  blueGround: '#15293f',
  blueLine: '#345f8f',
  greyInk: '#bcc6d2',
  greyGround: '#242d38',
  greyLine: '#485564',
  raised: '#1e2631',
  onBrand: '#0b1622',
  current: '#1c324c',
};

/** Light or dark, as it is shown. */
export type Shade = 'light' | 'dark';

const tokensOf = (shade: Shade): Record<keyof typeof tokens, string> =>
  shade === 'dark' ? { ...tokens, ...darkColours } : tokens;

/**
 * Defines a CSS variable `--name` for each value of the theme, for use in the style sheet, and tells
 * the browser which colours its own controls should have.
 */
export function applyTokens(root: HTMLElement, shade: Shade): void {
  root.style.colorScheme = shade;
  for (const [name, value] of Object.entries(tokensOf(shade))) {
    root.style.setProperty(
      `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    );
  }
}

/**
 * Colours of charts: those of series, in the order in which they are used, of text and lines, and
 * grey for what is not stated. Each has a contrast of at least 3 to 1 to the background.
 */
export interface ChartColours {
  series: readonly string[];
  /** Colour of zero in a heat map, which differs from an empty field. */
  palest: string;
  grey: string;
  ink: string;
  soft: string;
  line: string;
  axis: string;
  paper: string;
}

const SERIES_COLOURS: Readonly<Record<Shade, readonly string[]>> = {
  light: ['#0a4b8f', '#c2410c', '#15803d', '#7e22ce', '#0e7490', '#a16207', '#be185d', '#3f3f9e'],
  dark: ['#86b9f2', '#fb923c', '#6fdc9a', '#d0a8ff', '#62d0e3', '#eec95a', '#f79ac4', '#a9a9f5'],
};

/** Returns the colours of charts in a theme. */
export function chartColours(shade: Shade): ChartColours {
  const of = tokensOf(shade);
  return {
    series: SERIES_COLOURS[shade],
    palest: shade === 'dark' ? '#22344a' : '#dbe8f6',
    grey: of.lineStrong,
    ink: of.ink,
    soft: of.inkSoft,
    line: of.line,
    axis: of.lineStrong,
    paper: of.paper,
  };
}

/** Font of texts, as a CSS value. */
export const FONT_OF_TEXT = tokens.fontText;

/** Surfaces that Ant Design would make from black, and text on filled buttons. */
const DARK_SURFACES = {
  colorBgContainer: '#161c24',
  colorBgElevated: '#1e2631',
  colorBgLayout: '#0f141a',
  colorTextLightSolid: '#0b1622',
  colorBgSpotlight: '#dbe3ec',
  colorInfoBg: '#15293f',
  colorInfoBorder: '#345f8f',
} as const;

/** Returns the values of a theme as a theme of the component library Ant Design. */
export function antTheme(shade: Shade): ThemeConfig {
  const of = tokensOf(shade);
  return {
    algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: of.fontText,
      fontFamilyCode: of.fontCode,
      fontSize: 13,
      borderRadius: 4,
      controlHeight: 28,
      sizeStep: 3,
      colorPrimary: of.brand,
      colorLink: of.brand,
      colorError: of.redInk,
      colorWarning: of.amberInk,
      colorSuccess: of.greenInk,
      colorErrorBg: of.redGround,
      colorErrorBorder: of.redLine,
      colorWarningBg: of.amberGround,
      colorWarningBorder: of.amberLine,
      colorSuccessBg: of.greenGround,
      colorSuccessBorder: of.greenLine,
      colorText: of.ink,
      colorTextSecondary: of.inkSoft,
      colorTextTertiary: of.inkSoft,
      colorTextQuaternary: of.inkSoft,
      colorTextDescription: of.inkSoft,
      colorTextPlaceholder: of.inkSoft,
      colorTextDisabled: of.inkSoft,
      colorBorder: of.lineStrong,
      ...(shade === 'dark' ? DARK_SURFACES : {}),
      motion: false,
    },
  };
}
