/** How our own texts are written. Literal texts of the service are not among them. */
import { formatPath } from '../issue.ts';
import { parseInline, toPlainText } from '../text/inline.ts';
import { listWords } from '../edit/snippet.ts';
import { dropMarks } from '../text/template.ts';
import { findOldTerm } from '../text/terms.ts';
import { compareWithLock } from '../translations.ts';
import { tidyChinese } from '../text/typography.ts';
import { isDraft, listStrings, type StringAt } from '../walk.ts';
import { checkStrings, languages, type Rule, type Told } from './rule.ts';

/** A rule that looks at one text of ours, quoted text or keyword at a time. */
function checkTexts(name: string, check: (text: string, at: StringAt & { locale: 'zh' | 'en' }) => Told): Rule {
  return checkStrings(name, ({ locale, ...at }) => locale && check(at.text, { ...at, locale }));
}

const withoutCode = (text: string): string => text.replace(/`[^`]+`/g, '');

/** Chinese sentences have full-width punctuation, and one space beside Latin letters, digits or code. */
export const chineseTypography: Rule = checkTexts('chinese-typography', (text, { locale, kind }) => {
  if (locale !== 'zh' || kind !== 'own' || !/[A-Za-z0-9` ,;:!?().]/.test(text)) return undefined;
  const tidy = tidyChinese(text);
  // Where the markup is broken, what is code or a target is a guess.
  if (tidy === text || findMarkupFault(text)) return undefined;
  const from = text.split('').findIndex((char, index) => char !== tidy[index]);
  return {
    message: `The punctuation or spacing of a Chinese sentence is not right, first at “${text.slice(Math.max(0, from - 4), from + 5)}”.`,
    why: 'Punctuation is full-width, without exclamation marks. One space stands between Chinese and Latin letters, digits or code, none beside full-width punctuation. Literal text goes between backticks and stays as it is.',
    value: tidy,
  };
});

/** Our own texts say 你. */
export const chineseAddress: Rule = checkTexts('chinese-address', (text, { locale, kind }) => {
  if (locale !== 'zh' || kind !== 'own' || !withoutCode(text).includes('您')) return undefined;
  return {
    message: 'The reader is addressed as 您.',
    why: 'All texts of this site say 你. What is quoted to the letter has `quotedFrom`, or stands between backticks.',
    value: text.replaceAll('您', '你'),
  };
});

/** How much of a sentence, code as one word, a reader takes in at once: characters in Chinese, words in English. */
const longestSentence = { zh: 60, en: 28 } as const;

/** Sentences of our own are short enough to be read once. */
export const shortSentences: Rule = checkTexts('short-sentences', (text, { locale, kind }) => {
  if (kind !== 'own' || text.length <= longestSentence.zh) return undefined;
  const seen = toPlainText(dropMarks(text).replace(/`[^`]+`/g, 'code'));
  const measured = seen.split(locale === 'zh' ? /(?<=[。？！；])/ : /(?<=[.?!;])\s+/).map((sentence) => ({
    sentence,
    length: locale === 'zh' ? sentence.length : sentence.split(/\s+/).length,
  }));
  const long = measured.find(({ length }) => length > longestSentence[locale]);
  return (
    long && {
      message: `A sentence of ${long.length} ${locale === 'zh' ? 'characters' : 'words'}; ${longestSentence[locale]} are enough: “${long.sentence.slice(0, 20).trim()}…”.`,
      why: 'Who is in a hurry reads it twice. Say it in two sentences, the more frequent case first; what stands between `;` counts by itself, and code counts as one word.',
    }
  );
});

/** Titles of entries and reasons head pages, lists and previews, where nothing is set as code. */
export const plainTitle: Rule = checkStrings('plain-title', ({ text, path, locale }) => {
  if (!locale || path[0] !== 'errors' || path.at(-2) !== 'title' || !/[`[\]]|\{[a-z-]+\}/.test(text)) return undefined;
  const plain = toPlainText(text);
  return {
    message: 'A title is plain text, without values and without marks of code or links.',
    why: 'It heads pages, lists and previews in chats, where the marks would show and no message is there to take a value from.',
    ...(plain === text ? {} : { value: plain }),
  };
});

const literally = 'What is meant literally, such as a part of a message, goes between backticks.';

/** English texts hold no Chinese characters or marks, nor letters that English has not: many readers have no use for them. */
export const englishText: Rule = checkTexts('english-text', (text, { locale, kind }) => {
  if (locale !== 'en') return undefined;
  const plain = withoutCode(text);
  const chinese = /[\u3000-\u303f\u3400-\u9fff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e]+/.exec(plain)?.[0];
  if (chinese !== undefined) return { message: `Chinese in an English text: “${chinese}”.`, why: `Say it in English. ${literally}` };
  // A letter of another alphabet within a Latin word is told as that.
  const other = plain.match(/\p{L}+/gu)?.find((word) => /[\u00c0-\u024f]/.test(word) || !/\p{sc=Latin}/u.test(word));
  if (other !== undefined) return { message: `Not an English word: “${other}”.`, why: `Say it in English. ${literally}` };
  if (kind === 'keyword' || !/\p{N}/u.test(text) || /[A-Za-z]/.test(text)) return undefined;
  return { message: 'The English text has no words.', why: 'Half of the readers know only this language.' };
});

/** Frequent characters that simplified Chinese writes otherwise. */
const traditional =
  /[請這個們說時會為與關錯誤應學體國無過還沒對發號頁資訊調試電機驗證語線網際變權帳戶數據檢創設現輸讀寫開啟選項總額費實務處裡後當]/u;
/** Two and more plain words in a row: no name. */
const latinProse = /(?:^|[^\p{L}\p{N}_.-])\p{Ll}{2,}[,;:]?\s+(?:\p{Ll}{2,}[,;:]?\s+)*\p{Ll}{2,}(?![\p{L}\p{N}_#/-])/u;

/** Chinese texts are Chinese, in simplified characters. Names, codes and what people type may be Latin. */
export const chineseText: Rule = checkTexts('chinese-text', (text, { locale, kind }) => {
  if (locale !== 'zh') return undefined;
  const plain = kind === 'own' ? withoutCode(text) : text;
  const other = /(?:(?![\p{sc=Latin}\p{sc=Han}])\p{L})+/u.exec(plain)?.[0];
  if (other !== undefined)
    return { message: `Letters that are neither Chinese nor Latin: “${other}”.`, why: `Say it in Chinese. ${literally}` };
  if (kind === 'keyword') return undefined;
  const old = traditional.exec(plain)?.[0];
  if (old !== undefined)
    return {
      message: `Traditional Chinese: “${old}”.`,
      why: 'The texts are in simplified Chinese; the search knows the traditional forms by itself.',
    };
  if (/\p{sc=Han}/u.test(text) || !latinProse.test(plain)) return undefined;
  return {
    message: 'The Chinese text has no Chinese characters.',
    why: 'Half of the readers know only this language. Names and codes alone may stay Latin.',
  };
});

/** No HTML in texts: pages, Markdown and data are made from them, each in its own way. */
export const html: Rule = checkTexts('html', (text) => {
  const found = /[<&]/.test(text) ? /<\/?[a-z][^<>]*>|<!--|&(?:[a-z]+|#\d+);/i.exec(withoutCode(text))?.[0] : undefined;
  if (found === undefined) return undefined;
  return {
    message: `HTML is not allowed in texts: \`${found}\`.`,
    why: 'It would be shown as it stands. Delete it; what is meant literally goes between backticks, and a link is written [words](target).',
  };
});

/** The little markup of our texts is closed and is ours. */
export const inlineMarkup: Rule = checkTexts('inline-markup', (text, { kind }) => (kind === 'own' ? findMarkupFault(text) : undefined));

function findMarkupFault(text: string): Told {
  if (!/[`[*]/.test(text)) return undefined;
  // What the pages show as plain text must hold no mark of ours.
  const plain = parseInline(dropMarks(text)).flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  const rest = plain.join(' … ');
  const broken = /\[[^[\]]*\]\s*\([^)]*\)?|\]\(/.exec(rest);
  if (broken)
    return {
      message: `\`${broken[0]}\` is not a link.`,
      why: 'A link is written [words](target) without spaces; the target is an id of `links:`, `error:` and a code, or `guide:` and a name.',
    };
  if (rest.includes('`'))
    return {
      message: 'A backtick opens code that is not closed.',
      why: 'The page would show the mark itself: backticks come in pairs.',
    };
  if (rest.includes('**'))
    return {
      message: 'Bold text is not a part of the markup of this file.',
      why: 'The asterisks would be shown. There are `code` and [words](target), nothing else.',
    };
  return undefined;
}

/** What stands for a text that nobody wrote. */
const stopgap = /^(?:todo|tbd|tba|fixme|xxx|n\/?a|none|null|test|placeholder|待定|待补|待补充|待写|暂无|无|略)[.。:：!！]*$/i;

/** One word for one thing: the list of `terms.ts`. */
export const oldTerms: Rule = checkTexts('terms', (text, { locale, kind }) => {
  const old = kind === 'own' ? findOldTerm(text, locale) : undefined;
  if (old === undefined) return undefined;
  return {
    message: `Our texts do not say “${old.found}”.`,
    why: `Write instead: ${old.instead}. What is quoted goes between backticks; the list is \`src/catalog/text/terms.ts\`.`,
  };
});

/** A draft is not published: what is … (or … 1) is still to be written. Told once for each entry, with the name of each field. */
export const drafts: Rule = {
  name: 'drafts',
  *check(catalog) {
    const open = listStrings(catalog).filter(({ text, kind }) => isDraft(text) || (kind === 'own' && stopgap.test(text)));
    for (const group of Map.groupBy(open, ({ path }) => path.slice(0, 2).join('.')).values())
      if (group[0])
        yield {
          path: group[0].path,
          message: `Still to be written: ${listWords([...new Set(group.map(nameField))])}.`,
          why: 'The draft of an entry holds … where a person must know what to say; TODO, n/a and their like say no more.',
        };
  },
};

/** The field that a text stands in: `causes`, `messages[0].text`, whatever the language or the position in a list. */
function nameField({ path }: StringAt): string {
  return formatPath(path.slice(0, path.findLastIndex((key) => typeof key === 'string' && !Object.hasOwn(languages, key)) + 1));
}

/** Warns of texts of which one language was left behind, and of a record that is. */
export const translations: Rule = {
  name: 'translations',
  severity: 'warning',
  *check(catalog, { lock }) {
    if (!lock) return;
    const { stale, unrecorded, removed } = compareWithLock(catalog, lock);
    for (const { text, locale } of stale) {
      yield {
        path: [...text.path, locale],
        message: `Stale translation: the ${languages[locale === 'zh' ? 'en' : 'zh']} text was changed, the ${languages[locale]} one was not.`,
        why: `Readers of the two languages would be told different things. Change the ${languages[locale]} text as well and run \`npm run update\`. If it needs no change, say so with \`npm run update -- ${text.subject}\`.`,
      };
    }
    const [first] = unrecorded;
    if (!first && !removed.length) return;
    const parts = [...(first ? [`${unrecorded.length} new or rewritten`] : []), ...(removed.length ? [`${removed.length} removed`] : [])];
    yield {
      path: first?.path ?? [],
      message: `content/translations.lock.json is behind: texts ${parts.join(', ')}${first ? ', the first one here' : ''}.`,
      why: 'It records which texts were written together, so that a change in one language only is found. `npm run update` brings it up to date.',
    };
  },
};
