/** Whether what is served at an address keeps the promises of the README. Exit 1 where a reader would notice. */
import { checkSite } from '../publish/hosting/check-site.ts';
import { readArguments, refuse, stop } from './arguments.ts';

const usage = `npm run check:site -- URL

Checks a published site; the URL includes its base path: https://errors.example.com/docs/ark/`;

const [address = ''] = readArguments({ usage, least: 1 }).positionals;
if (!/^https?:\/\//.test(address) || !URL.canParse(address)) refuse(`${address} is not an http or https URL.`, usage);
const findings = await checkSite(new URL(address.replace(/\/*$/, '/'))).catch((error: unknown) =>
  stop(`${address} could not be checked: ${error instanceof Error ? error.message : String(error)}`),
);
for (const { promise, broken, asked, weight } of findings) {
  console.log(`${broken.length ? (weight === 'must' ? '✗' : '!') : '✓'} ${promise}`);
  for (const line of broken.slice(0, 2)) console.log(`    ${line}`);
  if (broken.length > 2) console.log(`    … ${broken.length} of the ${asked} answers that were looked at`);
}
const count = (weight: 'must' | 'should'): number =>
  findings.filter((finding) => finding.weight === weight && finding.broken.length).length;
console.log(`\n${findings.length} promises: ${count('must')} broken (✗), ${count('should')} that would be better kept (!)`);
process.exitCode = count('must') ? 1 : 0;
