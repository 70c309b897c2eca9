/** Evidence by codes that stand in a text. */
import type { Document } from '../read/document.ts';
import type { Finding, Kind } from '../evidence.ts';
import type { IndexedEntry } from '../index/entries.ts';
import { onOneLine } from '../read/text.ts';
import { isCodeName } from '../read/fields.ts';
import { genericStrength, longName } from '../weights.ts';
import type { CodeHit, CodeTable } from './code.ts';

/** Behind the class of a client: a status, or what its SDK prints of any error. */
const behindClass = /^["']?(?::|\s-)\s{0,2}(?:\d{3}\b|Error code|HTTP)/;

/** Names that tell of no error here, read up to their end: the kind of one in Rust, why a stream of HTTP/2 was reset, a class or a comparison in source code. */
const othersNames = /\bkind: \w+$|\bINTERNAL_ERROR$|[=!]= ?["'`][\w.]+$|\b(?:import|except|class|raise|throw new) (?:\w+, )*\w+$/;

/** A suffix that says what is wrong is no parameter: the text names a code that the catalog lacks. */
const saysFault =
  /^[A-Z]\w*(?:Too[A-Z][a-z]+|Unsupported|NotSupported|Failed|Failure|Mismatch|Exceeded|NotFound|Invalid|Expired|Denied|Missing|Conflict|Error)$/;

export function recogniseCodes(document: Document, hits: readonly CodeHit[], codes: CodeTable): Finding[] {
  return hits.flatMap((hit) => {
    const { entry, suffix } = hit;
    const field = document.fields.find((item) => item.start === hit.start);
    const isAlone = hit.from === document.from && hit.to === document.to && !suffix;
    // What Ark puts into `type` comes without a code.
    if (
      entry.isType &&
      !isAlone &&
      (field?.key !== 'type' || document.fields.some(({ key, value }) => key === 'code' && isCodeName(value)))
    )
      return [];
    const inField =
      field?.key === 'code' || (field?.key === 'type' && (entry.isType || document.fields.every(({ key }) => key !== 'code')));
    // A blank in the middle of a code, typed or read from a picture.
    const isTorn = hit.form === 'spaced' && (isAlone ? document.isTyped : field?.key === 'code' && hit.entry.name.length >= longName);
    // A code of one word is a word of the language anywhere else.
    const isWord = inField && document.text.slice(hit.start, hit.end) === entry.name;
    const form = isTorn ? 'loose' : isWord ? 'literal' : hit.form;
    const kind: Kind = isClass(document, hit, inField, field?.key === 'type')
      ? 'code-class'
      : inField && form !== 'spaced'
        ? 'code-field'
        : `code-${form}`;
    const base = entry.templateBase ? entry.templateBase.slice(0, -1) : entry.name;
    const template = suffix ? codes.getTemplate(`${base}.${suffix}`) : undefined;
    const make = (found: IndexedEntry, as: Kind, instance?: string): Finding => ({
      entry: found,
      kind: as,
      strength: found.isGeneric && as !== 'code-class' ? genericStrength : 1,
      from: hit.from,
      to: hit.to,
      shown: instance
        ? { kind: 'template-instance', detail: `${base}.${instance}` }
        : { kind: 'code-in-text', detail: onOneLine(document.text.slice(hit.start, hit.end)) },
      terms: [document.text.slice(hit.start, hit.end).toLowerCase()],
      ...(instance ? { instance } : {}),
    });
    if (template && saysFault.test(suffix)) return [make(codes.get(base) ?? template, 'code-prefix')];
    if (template) return [make(template, kind, suffix)];
    if (suffix && entry.templateBase) return [];
    return [make(entry, suffix && kind !== 'code-spaced' ? 'code-class' : kind)];
  });
}

/** The name of a class, or part of a longer name: `openai.AuthenticationError: 401 …`. It is no proof of the code. */
function isClass({ text }: Document, hit: CodeHit, inField: boolean, asType: boolean): boolean {
  if (hit.form === 'spaced') return false;
  if (asType && !inField) return true;
  if (othersNames.test(text.slice(Math.max(0, hit.start - 32), hit.end))) return true;
  if (inField) return false;
  // A method that is called: `quota.exceeded()`.
  if (hit.form === 'loose' && text[hit.end] === '(') return true;
  return hit.qualified || (hit.entry.name.endsWith('Error') && behindClass.test(text.slice(hit.end, hit.end + 16)));
}
