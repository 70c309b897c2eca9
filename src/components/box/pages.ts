/** Guides, categories and statuses as answers: found by their titles in either language, guides by their descriptions too. */
import { squash } from '../../catalog/text/squash.ts';
import type { Explanation } from '../../engine/types.ts';

/** A page as it stands beside the words. */
export interface FoundPage {
  kind: 'guide' | 'category' | 'status';
  href: string;
  title: string;
  /** The title in the other languages. */
  also: string;
  about: string;
  /** What people ask for otherwise. */
  words?: readonly string[];
  /** It is what was asked for: its very title, or the status. */
  isExact?: boolean;
}

/** Shorter questions stand in too many descriptions. */
const shortest = 2;
/** Shorter names stand in too many questions. */
const shortestName = 4;
const limit = 3;

/** What finds them in an explanation. */
export function createPageTable(pages: readonly FoundPage[]): (explanation: Explanation) => FoundPage[] {
  const table = pages.map((page) => {
    const titles = [page.title, page.also].map(squash);
    // Before a colon stands what it is about.
    return {
      page,
      titles,
      names: [...titles, squash(page.title.split(/[:：]/)[0] ?? '')],
      words: (page.words ?? []).map(squash),
      about: squash(page.about),
    };
  });
  return ({ kind, query, status }) => {
    const asked = status === undefined ? squash(dropQuestion(query)) : String(status);
    if (kind !== 'query' || asked.length < shortest) return [];
    const rate = ({ page, titles, names, words, about }: (typeof table)[number]): number => {
      if (page.kind === 'status') return status !== undefined && titles[0]?.startsWith(`http${status}`) ? 2 : 0;
      if (names.includes(asked)) return 4;
      if (titles.some((text) => text.includes(asked))) return 3;
      // “请求 ID 在哪里看”: the question is longer than the name.
      if (page.kind === 'guide' && [...words, ...names.filter((name) => name.length >= shortestName)].some((name) => asked.includes(name)))
        return 2;
      return page.kind === 'guide' && status === undefined && about.includes(asked) ? 1 : 0;
    };
    return table
      .map((row) => ({ page: row.page, rating: rate(row) }))
      .filter(({ rating }) => rating > 0)
      .sort((a, b) => b.rating - a.rating)
      .slice(0, limit)
      .map(({ page, rating }) => ({ ...page, isExact: status !== undefined || rating === 4 }));
  };
}

/** Words that make a question of what is asked for. Replaced by blanks, so that everything else keeps its place. */
const questionWords =
  /^(?:提示|显示|报错|返回)[:：了]?\s*(?=\p{sc=Han}{4})|请问|为(?:什么|何|啥)|(?:该|要)?(?:怎么|咋)(?:办|回事|解决|处理|修复?|排查|整)?|如何(?:解决|处理|修复|排查)|(?:是)?(?:什么|啥)(?:意思|原因|情况|鬼)?|(?:一直|总是|老是|突然)|^(?:how (?:do i|can i|to) (?:fix|solve|resolve|handle|avoid)|why (?:do i get|am i getting|is)|what(?:'s| is| does))\b|\b(?:mean|what to do|how to fix)\W*$/giu;

/** What is asked for, without the question; all of it where nothing else is there. */
export function dropQuestion(text: string): string {
  const asked = text.replace(questionWords, (piece) => ' '.repeat(piece.length));
  return squash(asked) ? asked : text;
}
