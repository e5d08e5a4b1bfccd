import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_BYTES_MAX } from '#documents';
import { readSettings, SETTING_NAMES } from '#platform/config';
import { projectRoot } from '#platform/program';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const FOLDER = 'tools/deployment/systemd';
const UNITS = readdirSync(join(projectRoot, FOLDER)).filter((name) => name.endsWith('.service'));
const GUIDE = read('docs/deploying.md');
/** Settings that the guide writes to files, by the order in which it names them. */
const SETTINGS = [...GUIDE.matchAll(/```ini\n(.*?)```/gs)].map(([, block = '']) =>
  Object.fromEntries(
    block
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  ),
);

describe('the units for systemd', () => {
  it.each(UNITS)('%s starts a program that the build makes, as its own user', (unit) => {
    const text = read(join(FOLDER, unit));
    const program = /ExecStart=.*?(dist\/apps\/\w+\/main)\.js/.exec(text)?.[1] ?? '';
    expect(existsSync(join(projectRoot, `${program.replace('dist/', '')}.ts`))).toBe(true);
    expect(text).toMatch(/^User=tracker$/m);
    expect(text).toMatch(/^NoNewPrivileges=yes$/m);
    expect(text).toMatch(/^ProtectSystem=strict$/m);
    expect(text).toMatch(/^UMask=0077$/m);
  });

  it('give the login that owns the tables to migrations and backups alone', () =>
    expect(UNITS.filter((unit) => read(join(FOLDER, unit)).includes('owner.env')).sort()).toEqual([
      'tracker-backup.service',
      'tracker-migrate.service',
    ]));

  it('and the guide run commands that the command line has', () => {
    const cli = read('apps/cli/cli.ts');
    const commands = [...UNITS.map((unit) => read(join(FOLDER, unit))), GUIDE].flatMap((text) =>
      [...text.matchAll(/apps\/cli\/main\.js ([a-z][a-z-]*)/g)].map(([, name]) => name),
    );
    expect(commands.length).toBeGreaterThan(5);
    expect(commands.filter((name) => !cli.includes(`.command('${name}')`))).toEqual([]);
  });
});

describe('the guide', () => {
  it('writes settings that the program takes', () => {
    expect(SETTINGS).toHaveLength(2);
    const all = Object.assign({}, ...SETTINGS) as Record<string, string>;
    expect(
      Object.keys(all).filter((name) => !(SETTING_NAMES as readonly string[]).includes(name)),
    ).toEqual([]);
    expect(readSettings(all)).toMatchObject({
      INSTALLATION: 'production',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://tracker.city.example',
      TRUSTED_PROXIES: 'loopback',
    });
  });
});

describe('the proxy before it', () => {
  it('lets the largest document through', () => {
    const megabytes = Number(
      /client_max_body_size\s+(\d+)m;/.exec(read('tools/deployment/nginx.conf'))?.[1],
    );
    expect(megabytes * 1024 * 1024).toBeGreaterThan(DOCUMENT_BYTES_MAX);
  });
});
