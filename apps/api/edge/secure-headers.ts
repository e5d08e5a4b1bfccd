import fastifyHelmet from '@fastify/helmet';

/**
 * Nothing from elsewhere, no inline script. Styles may be inline because Ant Design writes its styles at run time.
 * The API's documentation page keeps to the same rule. What depends on how a request came stands in {@link headersOverTls}.
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

/** Headers of an answer over TLS: half a year of nothing but TLS, and a window of its own. Over plain http a browser heeds neither. */
export const headersOverTls = {
  'Strict-Transport-Security': 'max-age=15552000',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;
