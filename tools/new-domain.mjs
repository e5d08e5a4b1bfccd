import { parseArgs } from 'node:util';
import { root } from './checkout.mjs';
import { addDomain, nextSteps } from './domain/add-domain.mjs';

/**
 * `npm run new-domain -- contracts --above ledger`: creates libs/contracts, and writes its entries
 * below those of libs/ledger wherever domains are listed. Without `--above`, below `projects`.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { above: { type: 'string', default: 'projects' } },
});
try {
  const [name] = positionals;
  const written = addDomain(root, name, values.above);
  process.stdout.write(
    `${written.map((file) => `wrote ${file}`).join('\n')}\n\n${nextSteps(name)}`,
  );
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
