/** The form of the catalogue file. */
import { parseDocument } from 'yaml';

/** The same file with lists below their keys, not indented, and each text in one line. Comments, order, empty lines, braces and brackets stay. */
export function formatCatalog(text: string): string {
  return parseDocument(text).toString({
    indentSeq: false,
    lineWidth: 0,
    flowCollectionPadding: false,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
}
