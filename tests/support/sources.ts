/** The source files of the project and what they import, for the tests of its own order. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { listFiles, root } from './files.ts';

export interface SourceFile {
  /** From the root of the repository, with `/`. */
  path: string;
  text: string;
  /** What it imports, types too, as written. */
  imports: string[];
}

/** Every program, Astro page and MDX guide below the folders of the repository; of its root, `.`, those that stand there themselves. */
export function readSources(...folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => (folder === '.' ? listOwnFiles() : listFiles(join(root, folder))))
    .filter((file) => /\.(ts|mjs|js|astro|mdx)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      return { path: relative(root, file).split(sep).join('/'), text, imports: listImports(file, text) };
    });
}

function listOwnFiles(): string[] {
  return readdirSync(root, { withFileTypes: true }).flatMap((item) => (item.isFile() ? [join(root, item.name)] : []));
}

function listImports(file: string, text: string): string[] {
  const program = file.endsWith('.astro') ? listScripts(text).join('\n') : file.endsWith('.mdx') ? listImportLines(text) : text;
  return ts.preProcessFile(program, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The head of an Astro file and its scripts. */
function listScripts(text: string): string[] {
  const head = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  return [head, ...[...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)];
}

/** The lines of a guide that import something; those of its code samples stand in fences. */
function listImportLines(text: string): string {
  const prose = text.replace(/^(\s*)(`{3,})[\s\S]*?^\1\2/gm, '');
  return [...prose.matchAll(/^import .*;$/gm)].join('\n');
}
