import { ValidateBy } from 'class-validator';

/** Address of a syslog server. */
export interface SyslogTarget {
  transport: 'udp' | 'tcp' | 'tls';
  host: string;
  port: number;
}

/**
 * Default ports according to RFC 5426 (UDP) and RFC 5425 (TLS). No RFC defines a port for plain
 * TCP; the port of UDP is commonly used.
 */
const PORT_OF = { udp: 514, tcp: 514, tls: 6514 } as const;

/**
 * Parses an address such as `tls://logs.city.example:6514`.
 * @throws Error when the text is not such an address.
 */
export function syslogTargetOf(text: string): SyslogTarget {
  const found = /^(udp|tcp|tls):\/\/(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?\/?$/.exec(text);
  if (!found) throw new Error('not an address of a syslog server');
  const transport = found[1] as SyslogTarget['transport'];
  const port = found[3] === undefined ? PORT_OF[transport] : Number(found[3]);
  if (port < 1 || port > 65_535) throw new Error('not a port');
  return { transport, host: (found[2] ?? '').replace(/^\[|\]$/g, ''), port };
}

/** Decorator that validates a setting by {@link syslogTargetOf}. */
export const IsSyslogUrl = (): PropertyDecorator =>
  ValidateBy({
    name: 'isSyslogUrl',
    validator: {
      validate(value) {
        try {
          return typeof value === 'string' && syslogTargetOf(value).port > 0;
        } catch {
          return false;
        }
      },
      defaultMessage: () =>
        'LOG_SYSLOG_URL must look like tls://logs.city.example:6514, tcp://… or udp://…',
    },
  });
