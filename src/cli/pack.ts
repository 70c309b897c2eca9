/** Readies a built site for an own server, with compressed copies of its texts. */
import { statSync } from 'node:fs';
import { packSite } from '../publish/hosting/pack.ts';
import { readArguments, stop } from './arguments.ts';

const { positionals } = readArguments({
  usage:
    'npm run pack [-- FOLDER]\n\nWrites compressed copies beside the texts of a built site, in dist/ or $OUT_DIR if no folder is named.',
  most: 1,
});
const folder = positionals[0] ?? process.env['OUT_DIR'] ?? 'dist';
if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) stop(`There is no built site in ${folder}: npm run build makes it.`);
console.log(`${await packSite(folder)} files of ${folder} have compressed copies beside them.`);
