/** The one answer that a code gives before its variants are told apart. */
import type { Entry, Guidance } from '../catalog/model.ts';

/** The entry’s own guidance; where it leaves that to its messages, that of the first, which is the most common. */
export function pickAnswer(entry: Entry): Guidance {
  const { guidance } = entry;
  return guidance.actor || guidance.retry ? guidance : (entry.messages[0]?.guidance ?? guidance);
}
