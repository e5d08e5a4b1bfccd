import path from 'node:path';
import { createServer } from 'vite';
import { root } from '../checkout.mjs';

/** Beginnings of the paths that the API answers; all other paths belong to the web app. */
const OF_API = ['/api', '/healthz', '/readyz'];

/**
 * Serves the web app from its sources, with hot reload, and forwards requests for the API's paths
 * to the API.
 * @param options.apiReady returns a promise that resolves when the API answers; requests wait for
 * it during a restart.
 */
export async function serveWeb({ settings, apiPort, apiReady }) {
  const server = await createServer({
    configFile: path.join(root, 'apps/web/vite.config.ts'),
    clearScreen: false,
    logLevel: 'warn',
    plugins: [
      {
        name: 'wait-for-api',
        configureServer({ middlewares }) {
          middlewares.use((request, _response, next) => {
            if (!OF_API.some((start) => request.url.startsWith(start))) return next();
            apiReady().then(() => next(), next);
          });
        },
      },
    ],
    server: {
      port: settings.PORT,
      host: settings.HOST,
      strictPort: true,
      proxy: Object.fromEntries(OF_API.map((start) => [start, `http://127.0.0.1:${apiPort}`])),
    },
  });
  await server.listen();
  return server;
}
