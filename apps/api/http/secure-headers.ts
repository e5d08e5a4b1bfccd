import fastifyHelmet from '@fastify/helmet';

/**
 * Creates the security headers: content only from this origin and no inline scripts. Inline styles
 * are allowed, because Ant Design writes its styles at run time. The API documentation page has the
 * same policy. Headers that depend on the transport are in {@link headersOverTls}.
 */
export function secureHeaders(): [plugin: never, options: object] {
  return [
    fastifyHelmet as never,
    {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          scriptSrcAttr: ["'none'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: false,
      originAgentCluster: false,
      crossOriginOpenerPolicy: false,
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'same-origin' },
    },
  ];
}

/**
 * Headers of a response over TLS: HSTS for half a year, and isolation from the windows of other
 * origins. Browsers ignore both over plain HTTP.
 */
export const headersOverTls = {
  'Strict-Transport-Security': 'max-age=15552000',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;
