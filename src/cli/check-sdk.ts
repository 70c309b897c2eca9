/** `npm run check:sdk -- PATH`: tells which lines of a checked-out SDK no longer say what this site says of it. Fails where one is gone. */
import { checkSdk, type Finding } from './sdk-lines.ts';

const [root] = process.argv.slice(2);
const found = root === undefined ? new Map<string, Finding[]>() : checkSdk(root);
if (!found.size) {
  console.error(
    'Name the folder of a checked-out SDK, of Ark (Python, Go or Java) or openai (Python or Node): npm run check:sdk -- ../volcengine-python-sdk',
  );
  process.exit(2);
}
for (const [name, lines] of found) {
  for (const { state, file, line, now, text, says } of lines) {
    if (state === 'moved') console.log(`moved  ${file}:${line} → ${now.join(', ')}  ${says}`);
    if (state === 'gone') console.log(`gone   ${file}:${line}  ${says}\n       ${text}`);
  }
  const gone = lines.filter(({ state }) => state === 'gone').length;
  console.log(`${name}: ${lines.length} lines, ${gone} gone`);
  if (gone) process.exitCode = 1;
}
