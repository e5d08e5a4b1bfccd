import type { Language } from '#platform/language';

/**
 * Explanations of the results of mail and webhook deliveries, for users. The stored results are
 * texts of mail servers, other programs and the network, written for administrators. The first
 * pattern that matches the stored text is used.
 */
const MEANINGS: readonly (readonly [RegExp, Readonly<Record<Language, string>>])[] = [
  [/^written to mail\//, { zh: '已写入邮件文件', en: 'Written to a file' }],
  [/^the channel was ended/, { zh: '该通道已停用', en: 'The channel was ended' }],
  [
    /^the channel was sealed with another key/,
    {
      zh: '通道的密钥已不可用，请停用后重新接通',
      en: 'The secret of the channel opens no more; end it and add it anew',
    },
  ],
  [/^this is no web address/, { zh: '不是网址', en: 'It is no web address' }],
  [/only https/, { zh: '只能使用 https 地址', en: 'Only https addresses are reached' }],
  [
    /does not carry a name and password/,
    { zh: '地址中不能带用户名和密码', en: 'An address does not carry a name and password' },
  ],
  [
    /address that is not public/,
    {
      zh: '该地址不在公网，设置中也未允许访问',
      en: 'It leads to an address that is neither public nor allowed by the settings',
    },
  ],
  [
    /ENOTFOUND|EAI_AGAIN|EDNS|getaddrinfo|the name has no address/,
    { zh: '找不到对方服务器', en: 'The name of the other server is not known' },
  ],
  [/ECONNREFUSED/, { zh: '对方服务器拒绝连接', en: 'The other server takes no connection' }],
  [
    /certificate|self.signed|\bTLS\b|\bSSL\b/i,
    { zh: '对方服务器的证书不可信', en: 'The certificate of the other server is not trusted' },
  ],
  [
    /timed? ?out|timeout|no answer within|aborted|ECONNRESET|EPIPE|hang up|closed|ESOCKET/i,
    { zh: '对方服务器没有应答', en: 'The other server gave no answer' },
  ],
  [
    /invalid login|authentication|\b53[045]\b/i,
    { zh: '对方服务器不接受登录', en: 'The other server does not take the sign-in' },
  ],
  [
    /redirects are not followed/,
    { zh: '对方要求转到另一地址，不予跟随', en: 'It redirects, which is not followed' },
  ],
  [
    /^(?:429|408|425|503)\b/,
    { zh: '对方暂时不接收，稍后再试', en: 'It takes nothing at the moment; tried again later' },
  ],
  [/^2\d\d\b.*"(?:errcode|code|StatusCode)" *: *[1-9]/s, { zh: '对方拒收', en: 'It was refused' }],
  [/^(?:2\d\d\b|accepted$)/, { zh: '对方已接收', en: 'The other side took it' }],
  [
    /(?:^|\D)4\d\d[ -]/,
    { zh: '对方暂时不接收', en: 'The other side does not take it at the moment' },
  ],
  [/(?:^|\D)5\d\d[ -]/, { zh: '对方拒收', en: 'The other side refused it' }],
];

const OTHERWISE: Readonly<Record<Language, string>> = {
  zh: '对方未接收',
  en: 'The other side did not take it',
};

/** Returns an explanation of a stored delivery result in the user's language. */
export const wordDelivery = (words: string, language: Language): string =>
  (MEANINGS.find(([pattern]) => pattern.test(words))?.[1] ?? OTHERWISE)[language];
