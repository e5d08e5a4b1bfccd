// A confined program that is killed from outside, as the kernel does when memory runs out.
process.kill(process.pid, 'SIGKILL');
