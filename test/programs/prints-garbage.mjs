// A confined program that answers with what is no message.
process.stdout.write('<html>not JSON</html>\n{"end":true}\n');
