// A confined program that waits for ever.
setInterval(() => undefined, 1_000_000);
