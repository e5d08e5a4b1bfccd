/**
 * Patterns of the User-Agent header with the browser's name. The most specific patterns come first,
 * because most browsers also call themselves Chrome and Safari.
 */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/wxwork\/(\d+)/i, 'WeCom'],
  [/MicroMessenger\/(\d+)/, 'WeChat'],
  [/DingTalk\/(\d+)/, 'DingTalk'],
  [/QQBrowser\/(\d+)/, 'QQ Browser'],
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS|Chromium)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[.\d]* .*Safari/, 'Safari'],
  [/curl\/(\d+)/, 'curl'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];
const READ_MAX = 500;

/**
 * Returns the name of a browser in a form that its user recognises, such as `Firefox 140, Windows`;
 * `other` when the browser is not known, null when the header is missing. The header itself is not
 * stored.
 */
export function agentFamily(userAgent: string | undefined): string | null {
  if (!userAgent) return null;
  const text = userAgent.slice(0, READ_MAX);
  const browser = BROWSERS.map(([pattern, name]) => [pattern.exec(text)?.[1], name] as const).find(
    ([version]) => version !== undefined,
  );
  const system = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1];
  const known = [browser && `${browser[1]} ${browser[0]?.slice(0, 4)}`, system]
    .filter(Boolean)
    .join(', ');
  return known === '' ? 'other' : known;
}
