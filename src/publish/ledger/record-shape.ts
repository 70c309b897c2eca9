/** `npm run shape`: records what was added to the published shape. Refuses to record anything that breaks it. */
import { writeFileSync } from 'node:fs';
import { buildJsonSchema } from '../json.ts';
import { compareShapes, describeShape, readShape, shapeFile } from './shape.ts';

const now = describeShape(buildJsonSchema(undefined));
const { broken, added } = compareShapes(readShape(), now);
if (broken.length) {
  console.error(
    `Published data would break:\n${broken.join('\n')}\n\nKeep the old field beside the new one. Only a new \`format\` (2.0) at a new address may drop it.`,
  );
  process.exit(1);
}
writeFileSync(shapeFile, `${JSON.stringify(now, undefined, 2)}\n`);
console.log(added.length ? `Recorded in ${shapeFile}:\n${added.join('\n')}` : 'Nothing new.');
