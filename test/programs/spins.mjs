// Test program for the sandbox: uses processor time forever.
for (;;);
