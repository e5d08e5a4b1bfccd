// Test program for the sandbox: tells its process id and its priority, and waits.
import { getPriority } from 'node:os';

process.stdout.write(`${JSON.stringify({ pid: process.pid, priority: getPriority() })}\n`);
setInterval(() => undefined, 1_000_000);
