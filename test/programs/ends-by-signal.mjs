// Test program for the sandbox: is killed by a signal, as by the kernel when memory runs out.
process.kill(process.pid, 'SIGKILL');
