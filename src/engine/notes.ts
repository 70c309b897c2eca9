/** What is worth saying beside an answer. Reads the evidence that was scored: nothing is decided twice. */
import type { Document } from './read/document.ts';
import type { Finding } from './evidence.ts';
import { findUnknownCode, type Candidate } from './score.ts';
import type { Note } from './explanation.ts';
import { limits } from './weights.ts';

/** Names that gateways put around the error of somebody else. */
const gatewayNames = [
  ...['bad_response', 'upstream', 'proxy', 'gateway', 'api_error', 'new_api', 'one_api', 'shell_api', 'do_request', 'convert'],
  ...['openai_error', 'server_error'],
];
const isOfGateway = (code: string): boolean => gatewayNames.some((name) => code.toLowerCase().startsWith(name));

export function takeNotes(candidates: readonly Candidate[], findings: readonly Finding[], document: Document): Note[] {
  const [first] = candidates;
  const unknown = findUnknownCode(document, findings) ?? findOuterCode(document, first);
  if (!first || first.confidence === 'weak')
    return unknown === undefined || document.isTyped
      ? notesOfQuestion(candidates, document)
      : [{ kind: 'unknown-code', code: unknown, own: document.origin.own }];
  const notes: Note[] = notesOfQuestion(candidates, document);
  if (first.instance) notes.push({ kind: 'template-instance', code: first.entry.name, value: first.instance });
  if (unknown !== undefined && isOfGateway(unknown)) notes.push({ kind: 'inner-hidden-by-outer', outer: unknown, inner: first.entry.name });
  const rival = candidates.find((item) => item !== first && item.fit >= limits.contradictingMessage);
  if (first.isCoded && rival && first.fit < rival.fit && familyOf(first) !== familyOf(rival) && first.fit < limits.contradictedMessage)
    notes.push({ kind: 'code-message-disagree', code: first.entry.name, message: rival.entry.name });
  const sharers = candidates.filter(
    (item) => item.fit > limits.sharedMessage && item.fit >= first.fit - limits.alike && item.score >= first.score - limits.alikePoints,
  );
  if (!first.isCoded && sharers.length > 1 && first.fit > 0)
    notes.push({ kind: 'shared-message', codes: sharers.map(({ entry }) => entry.name) });
  const [status] = document.statuses;
  if (
    status !== undefined &&
    first.entry.isCode &&
    first.entry.statuses.length &&
    !document.statuses.some((item) => first.entry.statuses.includes(item))
  )
    notes.push({ kind: 'status-differs', found: status, documented: first.entry.statuses });
  return notes;
}

function notesOfQuestion(candidates: readonly Candidate[], { isTyped, part }: Document): Note[] {
  if (!isTyped) return [];
  const prefix = candidates.some((item) => item.evidence.some(({ kind, detail }) => kind === 'prefix' && detail === part.trim()));
  return prefix ? [{ kind: 'prefix', prefix: part.trim() }] : [];
}

/** A code field beside the code of Ark that names something else. */
function findOuterCode({ fields }: Document, first: Candidate | undefined): string | undefined {
  if (!first?.isCoded) return undefined;
  return fields.find(({ key, value }) => key === 'code' && isOfGateway(value))?.value;
}

function familyOf({ entry }: Candidate): string {
  return entry.name.split('.')[0] ?? entry.name;
}
