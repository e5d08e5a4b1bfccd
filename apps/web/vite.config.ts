import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as { version: string };

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  // The server puts the path under which a proxy serves it before the addresses in index.html.
  base: command === 'build' ? './' : '/',
  plugins: [react()],
  define: { __TRACKER_VERSION__: JSON.stringify(version) },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Disables inlining of small files, because the server's Content-Security-Policy allows no
    // data: URLs for scripts and styles.
    assetsInlineLimit: 0,
    // Size in kB above which Vite warns. Raised because the library antd is one larger chunk.
    chunkSizeWarningLimit: 900,
  },
}));
