/** `npm run pack [-- FOLDER]`: readies a built site for an own server, with compressed copies of its texts. */
import { packSite } from '../publish/hosting/pack.ts';

const folder = process.argv[2] ?? process.env['OUT_DIR'] ?? 'dist';
console.log(`${await packSite(folder)} files of ${folder} have compressed copies beside them.`);
