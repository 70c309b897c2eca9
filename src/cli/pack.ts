/** `npm run pack [-- FOLDER]`: readies a built site for an own server, with compressed copies of its texts. */
import { existsSync } from 'node:fs';
import { packSite } from '../publish/hosting/pack.ts';

const folder = process.argv[2] ?? process.env['OUT_DIR'] ?? 'dist';
if (!existsSync(folder)) throw new Error(`There is no built site in ${folder}: npm run build makes it.`);
console.log(`${await packSite(folder)} files of ${folder} have compressed copies beside them.`);
