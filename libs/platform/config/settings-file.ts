import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { projectRoot } from '../program/project-root.js';
import { StartupError } from '../program/startup-error.js';
import { SETTING_NAMES } from './setting-names.js';
import { readSettings, type Settings } from './settings.js';

/**
 * Name of the settings file in the checkout. The variable `TRACKER_CONFIG` may name another file.
 */
export const SETTINGS_FILE = 'tracker.config.json';

type Environment = Readonly<Record<string, string | undefined>>;

/** Content of a settings file: the path of the file, and its values by the name of the setting. */
interface FileSettings {
  path: string;
  given: Readonly<Record<string, string>>;
}

/**
 * Reads the settings of a process. A value from the environment takes precedence over a value from
 * the settings file, which takes precedence over a default. Server, worker, commands and launcher
 * all use this function, so that they read the same settings.
 * @param defaults default values of this process, which take precedence over the program's general
 * defaults.
 * @throws StartupError naming the file or the setting that is invalid.
 */
export function loadSettings(env: Environment, defaults: Environment = {}): Settings {
  const file = readSettingsFile(env);
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const fromFile = (name: string): boolean =>
    file !== null && set[name] === undefined && name in file.given;
  return readSettings({ ...defaults, ...file?.given, ...set }, (name) =>
    file && fromFile(name) ? ` in ${file.path}` : '',
  );
}

/**
 * Reads the settings file named by `TRACKER_CONFIG`, or, without this variable, the one in the
 * checkout. Returns null when the latter does not exist.
 * @throws StartupError when the file cannot be read, or when the file named by `TRACKER_CONFIG`
 * does not exist.
 */
function readSettingsFile(env: Environment): FileSettings | null {
  const named = env['TRACKER_CONFIG'];
  const place = named === undefined || named === '' ? SETTINGS_FILE : named;
  const path = isAbsolute(place) ? place : join(projectRoot, place);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && place === SETTINGS_FILE) return null;
    throw new StartupError(
      `The settings file ${path} cannot be read (${code ?? String(error)}); correct TRACKER_CONFIG, or make the file readable for this user.`,
    );
  }
  return { path, given: parse(path, text) };
}

function parse(path: string, text: string): Record<string, string> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new StartupError(
      `The settings file ${path} is not JSON (${error instanceof Error ? withoutContent(error.message) : 'it cannot be parsed'}).`,
    );
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new StartupError(
      `The settings file ${path} must hold one object, such as { "PORT": 3100 }.`,
    );
  const entries = Object.entries(content);
  const unknown = entries
    .map(([name]) => name)
    .filter((name) => !(SETTING_NAMES as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new StartupError(
      `The settings file ${path} names what is no setting: ${unknown.join(', ')}.`,
    );
  const shapeless = entries
    .filter(([, value]) => typeof value !== 'string' && typeof value !== 'number')
    .map(([name]) => name);
  if (shapeless.length > 0)
    throw new StartupError(
      `In the settings file ${path} each setting is a text or a number; not so: ${shapeless.join(', ')}.`,
    );
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/**
 * Extracts only the position from the message of a JSON error. The rest of the message quotes
 * content of the file, which may contain a password.
 */
const withoutContent = (message: string): string =>
  /at position \d+(?: \(line \d+ column \d+\))?/.exec(message)?.[0] ?? 'it cannot be parsed';
