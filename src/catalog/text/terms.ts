/** Words that our texts do not use, and what stands for them: one list for the catalog, the dictionaries and the guides. Quoted text and `code` are no texts of ours. */

/** A pattern, and what to write. */
export type Term = readonly [pattern: RegExp, instead: string];

/** By language. */
export const terms: Readonly<Record<'zh' | 'en', readonly Term[]>> = {
  zh: [
    [/应答/, '响应'],
    [/返回体|错误体/, '响应体'],
    [/本码|这个码|此码/, '该错误码'],
    [/说的是/, '指、针对、表示，或直接写原因'],
    [/^那是/, '直接写状态码或原因'],
    [/配额/, '额度（免费、套餐）或限额（限流、自己设置）'],
    [/(?<![\w`-])prompts?(?![\w`-])/, '提示词'],
    [/(?<![\w`-]|refresh |security )tokens?(?![\w`])/, 'Token'],
    [/没有见到|未见记载/, '没有公开的……；考证写进出处或 `conflicts:`'],
    [/一字不差/, '完全相同'],
    [/毛病|半截|摊平|治不好/, '问题、部分、均匀发出、无法解决'],
    [/到此为止/, '后面不加任何内容'],
  ],
  en: [
    [/\b(?:an|the|this|that|error|live|whole|full|empty|Ark’s|its) answers?\b/i, 'response'],
    [/\bat fault\b/i, 'invalid, wrong, or “the problem is”'],
    [/\b(?:was|were) stopped\b|\bmoderation stopped\b/i, 'blocked'],
    [/\bletter by letter\b|\bto the letter\b/i, 'exactly, word for word'],
    [/\bby (?:itself|themselves)\b/i, 'automatically, or nothing'],
    [/\b(?:some|any|every)body\b/i, 'someone, anyone, everyone'],
    [/\brecharg/i, 'top up'],
    [/\bholds\b/i, 'contains, has'],
    [/\bstands? (?:in|under|among|at|after|there)\b/i, 'is in, is listed under'],
    [/\blet (?:the|an?|your) (?:account )?(?:administrator|owner|admin)/i, 'ask the … to'],
    [/\bif it (?:goes|keeps) on\b/i, 'if it persists'],
    [/\badd (?:some )?(?:chance|randomness)\b/i, 'add jitter'],
    [/\bis no code of\b/i, 'is not an … code'],
    [/\b(?:is|are|was|were) told\b/i, 'is reported, is shown'],
    [/\bdata sets?\b/i, 'dataset'],
    [/\bsurplus\b/i, 'extra'],
    [/\bcentres?\b/i, 'center'],
    [/\b\w*(?:behaviour|colour(?!s?\.))\w*/i, 'behavior, color'],
    [/\bcatalogue\w*/i, 'catalog'],
    [/\b(?:licence|judgement)\w*/i, 'license, judgment'],
    [/\b(?:(?:mis)?spelt|cancelled)\b/i, 'spelled, canceled'],
    [/\b\w*(?:author|recogn|organ|serial|custom|anonym|normal)is(?:e|ing|ation)\w*/i, '-ize, -ization'],
  ],
};

/** The first word of a text that the list has, with what to write. Literal text between backticks, values in braces and the targets of links are skipped. */
export function findOldTerm(text: string, locale: 'zh' | 'en'): { found: string; instead: string } | undefined {
  const own = text.replace(/`[^`]*`|\{+\w+\}+|\]\([^)]*\)|https?:\/\/\S+/g, '`');
  for (const [pattern, instead] of terms[locale]) {
    const found = pattern.exec(own)?.[0];
    if (found !== undefined) return { found, instead };
  }
  return undefined;
}
