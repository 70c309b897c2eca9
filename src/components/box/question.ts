/** What is asked for, told from the words that make a question of it: `欠费怎么办` asks for `欠费`. */
import { squash } from '../../catalog/text/squash.ts';

/** Words that make a question of what is asked for. Replaced by blanks, so that everything else keeps its place. */
const questionWords =
  /^(?:提示|显示|报错|返回)[:：了]?\s*(?=\p{sc=Han}{4})|请问|为(?:什么|何|啥)|(?:该|要)?(?:怎么|咋)(?:办|回事|解决|处理|修复?|排查|整)?|如何(?:解决|处理|修复|排查)|(?:是)?(?:什么|啥)(?:意思|原因|情况|鬼)?|(?:一直|总是|老是|突然)|^(?:how (?:do i|can i|to) (?:fix|solve|resolve|handle|avoid)|why (?:do i get|am i getting|is)|what(?:'s| is| does))\b|\b(?:mean|what to do|how to fix)\W*$/giu;

/** What is asked for, without the question; all of it where nothing else is there. */
export function dropQuestion(text: string): string {
  const asked = text.replace(questionWords, (piece) => ' '.repeat(piece.length));
  return squash(asked) ? asked : text;
}
