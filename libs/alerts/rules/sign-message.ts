import { createHmac, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Posting } from '#platform/webhook';
import type { ChannelKind, ChannelSecret } from './channel.js';

const SECRET_BYTES = 32;

/**
 * Creates a new signing secret for a webhook, in the format of the Standard Webhooks specification.
 */
export const newSigningSecret = (): string =>
  `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

const hmac = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64');

/**
 * Builds the HTTP request that posts a message at an instant. A webhook request is signed according
 * to the Standard Webhooks specification; the signature includes the message id, which is the same
 * on every attempt. Chat robots have signatures of their own: that of DingTalk is part of the URL,
 * that of Feishu is part of the body.
 */
export function postingOf(
  kind: ChannelKind,
  { url, secret }: ChannelSecret,
  { id, body }: { id: string; body: string },
  now: Date,
): Posting {
  const [ms, seconds] = [now.getTime(), Math.floor(now.getTime() / 1_000)];
  const headers = {
    'content-type':
      kind === 'webhook'
        ? 'application/cloudevents+json; charset=UTF-8'
        : 'application/json; charset=UTF-8',
    'user-agent': 'project-tracker',
  };
  if (secret === null) return { url, body, headers };
  switch (kind) {
    case 'webhook':
      return {
        url,
        body,
        headers: {
          ...headers,
          'webhook-id': id,
          'webhook-timestamp': String(seconds),
          'webhook-signature': new Webhook(secret).sign(id, now, body),
        },
      };
    case 'dingtalk': {
      const signed = new URL(url);
      signed.searchParams.set('timestamp', String(ms));
      signed.searchParams.set('sign', hmac(secret, `${ms}\n${secret}`));
      return { url: signed.toString(), body, headers };
    }
    case 'feishu':
      return {
        url,
        body: JSON.stringify({
          timestamp: String(seconds),
          sign: hmac(`${seconds}\n${secret}`, ''),
          ...(JSON.parse(body) as object),
        }),
        headers,
      };
    case 'wecom':
      return { url, body, headers };
  }
}
