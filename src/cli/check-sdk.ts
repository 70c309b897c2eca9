/** Tells which lines of a checked-out SDK no longer say what this site says of it. Fails where one is gone. */
import { readArguments, refuse } from './arguments.ts';
import { checkSdk } from './sdk-lines.ts';

const usage = `npm run check:sdk -- PATH

Compares a checked-out SDK, of Ark (Python, Go, or Java) or openai (Python or Node), with what this site says of it.`;

const [root = ''] = readArguments({ usage, least: 1 }).positionals;
const found = checkSdk(root);
if (!found.size) refuse(`There is none of these SDKs in ${root}.`, usage);
for (const [name, lines] of found) {
  for (const { state, file, line, now, text, says } of lines) {
    if (state === 'moved') console.log(`moved  ${file}:${line} → ${now.join(', ')}  ${says}`);
    if (state === 'gone') console.log(`gone   ${file}:${line}  ${says}\n       ${text}`);
  }
  const gone = lines.filter(({ state }) => state === 'gone').length;
  console.log(`${name}: ${lines.length} lines, ${gone} gone`);
  if (gone) process.exitCode = 1;
}
