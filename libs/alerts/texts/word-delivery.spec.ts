import { describe, expect, it } from '@jest/globals';
import { wordDelivery } from './word-delivery.js';

describe('what became of a message', () => {
  it.each([
    ['written to mail/20261123T020000Z-x.eml', '已写入邮件文件'],
    ['250 2.0.0 Ok: queued as 4F2', '对方已接收'],
    ['accepted', '对方已接收'],
    ['200 ok', '对方已接收'],
    ['200 {"errcode":310000,"errmsg":"keywords not in content"}', '对方拒收'],
    ["Can't send mail - all recipients were rejected: 550 5.1.1 no such user", '对方拒收'],
    ['Message failed: 451 4.7.1 try again later', '对方暂时不接收'],
    ['503 Service Unavailable', '对方暂时不接收，稍后再试'],
    ['connect ECONNREFUSED 127.0.0.1:25', '对方服务器拒绝连接'],
    ['getaddrinfo ENOTFOUND hooks.example', '找不到对方服务器'],
    ['no answer within 20 s', '对方服务器没有应答'],
    ['Greeting never received, Connection timeout', '对方服务器没有应答'],
    ['self-signed certificate in certificate chain', '对方服务器的证书不可信'],
    ['Invalid login: 535 5.7.8 Error', '对方服务器不接受登录'],
    ['301 moved (redirects are not followed)', '对方要求转到另一地址，不予跟随'],
    [
      'h.example leads to an address that is not public (10.0.0.1) and not allowed by the settings',
      '该地址不在公网，设置中也未允许访问',
    ],
    ['the channel was ended', '该通道已停用'],
    ['something else', '对方未接收'],
  ])('%s', (words, said) => {
    expect(wordDelivery(words, 'zh')).toBe(said);
    expect(wordDelivery(words, 'en')).toMatch(/^[A-Z][\x20-\x7e]+$/);
  });
});
