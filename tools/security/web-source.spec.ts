import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../checkout.mjs';

const sources = ['apps', 'libs']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/spec\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const holding = (what: RegExp, within = ''): string[] =>
  sources
    .filter(({ file, text }) => file.startsWith(within) && what.test(text))
    .map(({ file }) => file);

describe('the sources', () => {
  it('are read', () => {
    expect(sources.length).toBeGreaterThan(500);
    expect(holding(/Input\.Password/)).not.toEqual([]);
  });

  it('make no code and no markup out of text', () => {
    expect(
      holding(
        /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/,
      ),
    ).toEqual([]);
  });

  it('of the web app take no messages from other windows, and keep nothing in the browser but language, appearance and the shape of the menu', () => {
    expect(holding(/postMessage|addEventListener\('message'/, 'apps/web/')).toEqual([]);
    expect(holding(/localStorage|sessionStorage|indexedDB|document\.cookie/, 'apps/web/')).toEqual([
      'apps/web/src/language/language.ts',
      'apps/web/src/shell/navigation/use-menu-state.ts',
      'apps/web/src/ui/style/theme.ts',
    ]);
  });

  it('of the web app mask each password, name it to password managers, and let it be pasted', () => {
    const fields = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/<Input\.Password\b[^>]*>/g)].map(([field]) => ({ file, field })),
    );
    // Every password field must have the attribute that tells the browser's password manager which
    // password to fill in. The masked field for a chat robot's secret is exempt, because that
    // secret is not a user's password.
    const unnamed = fields
      .filter(({ field }) => !/autoComplete="(current|new)-password"/.test(field))
      .map(({ file }) => file);
    expect(unnamed).toEqual(['apps/web/src/identity/account/add-channel-dialog.tsx']);
    expect(holding(/onPaste=\{[^}]*preventDefault/, 'apps/web/')).toEqual([]);
    expect(holding(/<Input [^>]*(current|new)-password/, 'apps/web/')).toEqual([]);
  });

  it('start programs with a list of arguments, never through a shell', () => {
    expect(holding(/\bshell: true|\bexec(Sync)?\(['"`]/)).toEqual([]);
  });
});
