import fastifyHelmet from '@fastify/helmet';

/**
 * Nothing from elsewhere, no inline script. Styles may be inline because Ant Design writes its styles at run time.
 * The API's documentation page keeps to the same rule.
 */
export function secureHeaders(publicUrl: string): [plugin: never, options: object] {
  const tls = publicUrl.startsWith('https://');
  return [fastifyHelmet as never, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], scriptSrcAttr: ["'none'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"], connectSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: tls ? { maxAge: 15_552_000, includeSubDomains: false } : false,
    originAgentCluster: false,
    crossOriginOpenerPolicy: tls ? { policy: 'same-origin' } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  }];
}
