/** Who speaks, for the head of a syslog message. */
export interface Speaker {
  host: string;
  process: string;
  pid: number;
}

/** Facility “local0”: what a site may give to programs of its own. */
const FACILITY = 16;
const SEVERITY: Readonly<Record<string, number>> = {
  fatal: 2,
  error: 3,
  warn: 4,
  info: 6,
  debug: 7,
  trace: 7,
};
/** What RFC 5424 lets stand for a name: printable ASCII without spaces. */
const NAME = /^[\x21-\x7e]+$/;

/**
 * One line of the log as a message of RFC 5424. The message is the JSON line itself, so that nothing of it is lost; JSON
 * escapes control characters, so that no value can begin a message of its own.
 */
export function syslogLine(line: string, { host, process, pid }: Speaker): string {
  const json = line.trimEnd();
  const { level, time, msg } = headOf(json);
  const severity = SEVERITY[String(level)] ?? 6;
  const at = typeof time === 'string' && NAME.test(time) ? time : '-';
  return `<${FACILITY * 8 + severity}>1 ${at} ${name(host, 255)} ${name(process, 48)} ${pid} ${name(msg, 32)} - ${json}`;
}

/** RFC 6587 with counted octets, as RFC 5425 demands over TLS: a line break inside a message is no end of it. */
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
