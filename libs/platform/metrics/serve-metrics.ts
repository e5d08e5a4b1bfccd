import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { StartupError } from '../program/startup-error.js';
import type { Settings } from '../config/settings.js';
import { Metrics } from './metrics.js';

/** A server of metrics: the port on which it listens, and the function that closes it. */
export interface ServedMetrics {
  port: number;
  close(): Promise<void>;
}

/** The metrics of a process, and the function that ends their server. */
export interface OpenMetrics {
  metrics: Metrics;
  close(): Promise<void>;
}

/**
 * Starts the server of metrics when `METRICS_PORT` is set; returns null when it is not.
 * @throws StartupError when the port cannot be opened
 */
export async function openMetrics({
  HOST: host,
  METRICS_PORT: port,
}: Pick<Settings, 'HOST' | 'METRICS_PORT'>): Promise<OpenMetrics | null> {
  if (port === undefined) return null;
  const metrics = new Metrics();
  const { close } = await serveMetrics(metrics, { host, port });
  return { metrics, close };
}

/**
 * Serves metrics at `/metrics` on a port of their own, which is not meant for users and knows no
 * accounts; `/healthz` there says that the process is alive.
 * @throws StartupError when the port cannot be opened
 */
export async function serveMetrics(
  metrics: Metrics,
  { host, port }: { host: string; port: number },
): Promise<ServedMetrics> {
  const server = createServer((request, response) => void answer(metrics, request, response));
  server.listen(port, host);
  await once(server, 'listening').catch(({ code }: NodeJS.ErrnoException) => {
    throw new StartupError(
      `METRICS_PORT ${port} cannot be opened (${code ?? 'unknown'}); choose another one.`,
    );
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  metrics: Metrics,
  { method, url = '/' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = url.split('?', 1)[0];
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405).end();
  if (path === '/healthz') return void response.writeHead(200).end('ok\n');
  if (path !== '/metrics') return void response.writeHead(404).end();
  try {
    const text = await metrics.text();
    response.writeHead(200, { 'Content-Type': metrics.mediaType }).end(text);
  } catch {
    response.writeHead(500).end();
  }
}
