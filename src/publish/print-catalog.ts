/** Prints as JSON what is read of the catalog at the path given: see `catalog-file.ts`, which asks for it. */
import { parseFile } from './catalog-file.ts';

process.stdout.write(JSON.stringify(parseFile(process.argv[2] ?? '')));
