import { Agent, request } from 'node:http';

/**
 * Sends `count` GET requests over `atOnce` kept-alive connections and returns requests per second.
 * @throws when a response is not 200
 */
export async function throughput(url, { headers = {}, count, atOnce }) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const get = () =>
    new Promise((resolve, reject) => {
      request(url, { agent, headers }, (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200
            ? resolve()
            : reject(new Error(`${url} answered ${response.statusCode}`)),
        );
      })
        .once('error', reject)
        .end();
    });
  let left = count;
  const since = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        await get();
      }
    }),
  );
  agent.destroy();
  return count / ((performance.now() - since) / 1000);
}

/** Returns the median of the figures; of an even number of figures, the upper of the middle two. */
export const median = (figures) =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];
