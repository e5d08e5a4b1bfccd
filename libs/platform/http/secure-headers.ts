import fastifyHelmet from '@fastify/helmet';

/**
 * Returns the Fastify plugin that sets security headers, with its options: content only from this
 * server and no inline scripts. Inline styles are allowed, because Ant Design (the component
 * library) creates styles at run time. Headers that depend on TLS are in {@link headersOverTls}.
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
 * Headers that are sent only over TLS, because browsers ignore them over plain HTTP: HSTS for half
 * a year, and isolation from windows of other origins.
 */
export const headersOverTls = {
  'Strict-Transport-Security': 'max-age=15552000',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;
