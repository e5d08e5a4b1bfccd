import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { newSigningSecret, postingOf } from './sign-message.js';
import { sortAnswer } from './sort-answer.js';

const now = new Date();
const message = {
  id: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10',
  body: '{"msg_type":"interactive","名":"示例"}',
};

describe('a message', () => {
  it('to a webhook is signed so that the library of the Standard Webhooks takes it, and nothing that was changed', () => {
    const secret = newSigningSecret();
    const { headers, body, url } = postingOf(
      'webhook',
      { url: 'https://hooks.city.example/a?b=c', secret },
      message,
      now,
    );
    expect([url, body, headers['content-type'], headers['webhook-id']]).toEqual([
      'https://hooks.city.example/a?b=c',
      message.body,
      'application/cloudevents+json; charset=UTF-8',
      message.id,
    ]);
    expect(new Webhook(secret).verify(body, { ...headers })).toEqual(JSON.parse(message.body));
    expect(() =>
      new Webhook(secret).verify(body.replace('示例', '示列'), { ...headers }),
    ).toThrow();
    expect(() => new Webhook(newSigningSecret()).verify(body, { ...headers })).toThrow();
    expect(() =>
      new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'another' }),
    ).toThrow();
  });

  it('keeps its id on every attempt, while its signature follows the clock', () => {
    const secret = newSigningSecret();
    const [first, second] = [0, 60_000].map(
      (later) =>
        postingOf(
          'webhook',
          { url: 'https://x.example', secret },
          message,
          new Date(now.getTime() + later),
        ).headers,
    );
    expect(first?.['webhook-id']).toBe(second?.['webhook-id']);
    expect(first?.['webhook-signature']).not.toBe(second?.['webhook-signature']);
  });

  it('to DingTalk carries time and signature in the address, beside what stood there', () => {
    const { url, body } = postingOf(
      'dingtalk',
      { url: 'https://oapi.dingtalk.com/robot/send?access_token=T', secret: 'SEC1' },
      message,
      now,
    );
    const { searchParams } = new URL(url);
    expect(Object.fromEntries(searchParams)).toEqual({
      access_token: 'T',
      timestamp: String(now.getTime()),
      sign: createHmac('sha256', 'SEC1').update(`${now.getTime()}\nSEC1`).digest('base64'),
    });
    expect(body).toBe(message.body);
  });

  it('to Feishu carries them in the body, the text being the key', () => {
    const seconds = Math.floor(now.getTime() / 1_000);
    const { url, body } = postingOf(
      'feishu',
      { url: 'https://open.feishu.cn/open-apis/bot/v2/hook/T', secret: 'S' },
      message,
      now,
    );
    expect(url).toBe('https://open.feishu.cn/open-apis/bot/v2/hook/T');
    expect(JSON.parse(body)).toEqual({
      timestamp: String(seconds),
      sign: createHmac('sha256', `${seconds}\nS`).update('').digest('base64'),
      msg_type: 'interactive',
      名: '示例',
    });
  });

  it.each(['dingtalk', 'wecom', 'feishu'] as const)(
    'to %s without a secret goes as it was written',
    (kind) => {
      expect(
        postingOf(kind, { url: 'https://x.example/y', secret: null }, message, now),
      ).toMatchObject({ url: 'https://x.example/y', body: message.body });
    },
  );
});

describe('an answer', () => {
  it.each([
    ['webhook', 200, '', 'taken'],
    ['webhook', 204, '', 'taken'],
    ['webhook', 202, '{"errcode":1}', 'taken'],
    ['webhook', 301, '', 'refused'],
    ['webhook', 307, '', 'refused'],
    ['webhook', 400, 'bad', 'refused'],
    ['webhook', 404, '', 'refused'],
    ['webhook', 410, '', 'refused'],
    ['webhook', 408, '', 'deferred'],
    ['webhook', 425, '', 'deferred'],
    ['webhook', 429, '', 'deferred'],
    ['webhook', 500, '', 'away'],
    ['webhook', 503, '', 'away'],
    ['dingtalk', 200, '{"errcode":0,"errmsg":"ok"}', 'taken'],
    ['dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}', 'refused'],
    ['dingtalk', 200, '{"errcode":130101,"errmsg":"send too fast"}', 'deferred'],
    ['wecom', 200, '{"errcode":0}', 'taken'],
    ['wecom', 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', 'refused'],
    ['wecom', 200, '{"errcode":45009}', 'deferred'],
    ['feishu', 200, '{"code":0,"msg":"success"}', 'taken'],
    ['feishu', 200, '{"StatusCode":0}', 'taken'],
    ['feishu', 200, '{"code":19021,"msg":"sign match fail"}', 'refused'],
    ['feishu', 200, '{"code":11232}', 'deferred'],
    ['wecom', 200, '<html>a proxy</html>', 'deferred'],
    ['wecom', 200, 'null', 'deferred'],
    ['wecom', 502, '', 'away'],
  ] as const)('of %s with %i %s is %s', (kind, status, text, expected) => {
    const sorted = sortAnswer(kind, { status, text, retryAfter: null }, now);
    expect(sorted.taken ? 'taken' : sorted.failure).toBe(expected);
    expect(sorted.words).toContain(text);
  });

  it.each([
    ['webhook', 429, '120', 120_000],
    ['webhook', 503, '120', 120_000],
    ['dingtalk', 429, '5', 5_000],
    ['webhook', 503, null, null],
    ['webhook', 500, '120', null],
    ['webhook', 408, '120', null],
    ['webhook', 400, '120', null],
    ['wecom', 200, '120', null],
  ] as const)(
    'of %s with %i and Retry-After %s asks to wait %s ms',
    (kind, status, retryAfter, askedMs) => {
      expect(sortAnswer(kind, { status, text: '', retryAfter }, now)).toMatchObject({
        taken: false,
        askedMs,
      });
    },
  );
});
