// A confined program that computes for ever.
for (;;);
