/** The form of the catalog file. */
import { parseDocument } from 'yaml';

/**
 * The same file with lists below their keys, not indented, and each text in one line. Comments, order, empty lines, braces and brackets stay.
 * Undefined where the file is not YAML.
 */
export function formatCatalog(text: string): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length) return undefined;
  return document.toString({
    indentSeq: false,
    lineWidth: 0,
    flowCollectionPadding: false,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
}
