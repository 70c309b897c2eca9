/** Shows a run of Chinese characters as words: whole ones of those that the browser sees in the question. */

/** Joins what was found between two offsets to the words in it, or where there is none to the words around it. */
export function createWordJoiner(): (query: string, from: number, to: number) => string {
  // Absent in old browsers; then the run is shown as it is.
  const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;
  let known: { query: string; words: readonly Intl.SegmentData[] } = { query: '', words: [] };
  return (query, from, to) => {
    if (!segmenter) return query.slice(from, to);
    if (known.query !== query) known = { query, words: [...segmenter.segment(query)] };
    const around = known.words.filter(({ index, segment }) => index < to && index + segment.length > from);
    const inside = around.filter(({ index, segment }) => index >= from && index + segment.length <= to);
    const shown = inside.some(({ segment }) => segment.length > 1) ? inside : around;
    const first = shown[0]?.index ?? from;
    const last = shown.at(-1);
    return query.slice(first, last ? last.index + last.segment.length : to);
  };
}
