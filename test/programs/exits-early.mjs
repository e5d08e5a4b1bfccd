// Test program for the sandbox: exits with code 0 without sending the final `end` message.
process.stdout.write('{"lines":1}\n', () => process.exit(0));
