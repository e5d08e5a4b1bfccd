// Test program for the sandbox: waits forever.
setInterval(() => undefined, 1_000_000);
