// Test program for the sandbox: prints a line that is not JSON.
process.stdout.write('<html>not JSON</html>\n{"end":true}\n');
