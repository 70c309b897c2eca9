/** What is worth saying beside an answer: code and message disagree, a gateway hides the code, the status is another one. */
import type { Candidate, Context, Draft } from './judge.ts';
import type { MessageHit } from './messages.ts';
import type { Note } from './types.ts';

export type TakeNotes = (candidates: readonly Candidate[], drafts: readonly Draft[], context: Context) => Note[];

export const takeNotes: TakeNotes = (candidates, drafts, context) => {
  const notes: Note[] = [];
  const [first] = candidates;
  if (!first || first.confidence === 'weak') return context.foreign ? [{ kind: 'unknown-code', code: context.foreign }] : notes;
  const draft = drafts.find((item) => item.entry === first.entry);
  if (draft?.instance) notes.push({ kind: 'template-instance', code: first.entry.name, value: draft.instance });
  if (context.foreign && !draft?.typo) notes.push({ kind: 'inner-hidden-by-outer', outer: context.foreign, inner: first.entry.name });
  const rival = candidates.find((item) => item !== first && item.message && isSure(item.message));
  if (draft?.code && draft.code !== 'spaced' && rival?.message && !agrees(first, rival))
    notes.push({ kind: 'code-message-disagree', code: first.entry.name, message: rival.entry.name });
  if (context.shared.length > 1 && !context.hasCode)
    notes.push({ kind: 'shared-message', codes: context.shared.map((entry) => entry.name) });
  const { statuses } = context;
  if (statuses[0] !== undefined && first.entry.statuses.length && !statuses.some((status) => first.entry.statuses.includes(status)))
    notes.push({ kind: 'status-differs', found: statuses[0], documented: first.entry.statuses });
  return notes;
};

function isSure(message: MessageHit): boolean {
  return message.coverage >= 0.8 && message.words >= 5;
}

/** The code and the message do not contradict each other: one family, or the message is nearly that of the code. */
function agrees(first: Candidate, rival: Candidate): boolean {
  const family = (name: string): string => name.split('.')[0] ?? name;
  return family(first.entry.name) === family(rival.entry.name) || (first.message?.coverage ?? 0) >= 0.6;
}
