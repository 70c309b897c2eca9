/** `npm run check:site -- URL`: whether what is served at an address keeps the promises of the README. Exit 1 where a reader would notice. */
import { checkSite } from '../publish/hosting/check-site.ts';

const address = process.argv[2] ?? '';
if (/^https?:\/\//.test(address) && URL.canParse(address)) {
  const findings = await checkSite(new URL(address.replace(/\/*$/, '/')));
  for (const { promise, broken, asked, weight } of findings) {
    console.log(`${broken.length ? (weight === 'must' ? '✗' : '!') : '✓'} ${promise}`);
    for (const line of broken.slice(0, 2)) console.log(`    ${line}`);
    if (broken.length > 2) console.log(`    … ${broken.length} of the ${asked} answers that were looked at`);
  }
  const count = (weight: 'must' | 'should'): number =>
    findings.filter((finding) => finding.weight === weight && finding.broken.length).length;
  console.log(`\n${findings.length} promises: ${count('must')} broken (✗), ${count('should')} that would be better kept (!)`);
  process.exitCode = count('must') ? 1 : 0;
} else {
  console.error('Give the address of the site, with its base path: npm run check:site -- https://errors.example.com/docs/ark/');
  process.exitCode = 1;
}
