/** The sender of a syslog message, as its header states it. */
export interface Speaker {
  host: string;
  process: string;
  pid: number;
}

/**
 * Number of the syslog facility "local0", which is meant for programs without a facility of their
 * own.
 */
const FACILITY = 16;
const SEVERITY: Readonly<Record<string, number>> = {
  fatal: 2,
  error: 3,
  warn: 4,
  info: 6,
  debug: 7,
  trace: 7,
};
/** Matches a text that RFC 5424 allows as a name in the header: printable ASCII without spaces. */
const NAME = /^[\x21-\x7e]+$/;

/**
 * Formats a log line as a syslog message (RFC 5424). The text of the message is the complete JSON
 * line. JSON escapes line breaks, so no logged value can start another message.
 */
export function syslogLine(line: string, { host, process, pid }: Speaker): string {
  const json = line.trimEnd();
  const { level, time, msg } = headOf(json);
  const severity = SEVERITY[String(level)] ?? 6;
  const at = typeof time === 'string' && NAME.test(time) ? time : '-';
  return `<${FACILITY * 8 + severity}>1 ${at} ${name(host, 255)} ${name(process, 48)} ${pid} ${name(msg, 32)} - ${json}`;
}

/**
 * Puts the length in bytes before a message (octet counting, RFC 6587), which RFC 5425 requires
 * over TLS. A line break inside a message then does not end it.
 */
export const framed = (message: string): string => `${Buffer.byteLength(message)} ${message}`;

function headOf(json: string): { level?: unknown; time?: unknown; msg?: unknown } {
  try {
    return JSON.parse(json) as { level?: unknown };
  } catch {
    return {};
  }
}

const name = (text: unknown, max: number): string =>
  typeof text === 'string' && text.length <= max && NAME.test(text) ? text : '-';
