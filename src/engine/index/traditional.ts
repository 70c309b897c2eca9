/** Traditional characters and their simplified forms, from OpenCC. Only for the build and for Node: the tables are large. */
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import taiwanPhrases from 'opencc-js/dict/TWPhrases';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/**
 * The traditional characters whose simplified form occurs in a text, each with that form.
 * Where one has several simplified forms, the one that the text uses most is taken.
 */
export function pickSimplifications(text: string): Map<string, string> {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  const picked = new Map<string, string>();
  for (const [traditional, simplified] of listPairs()) {
    const count = counts.get(simplified) ?? 0;
    const rival = picked.get(traditional);
    // A character that the text itself uses more is simplified Chinese too (著, 乾): it stays.
    if (count > 2 * (counts.get(traditional) ?? 0) && (rival === undefined || count > (counts.get(rival) ?? 0)))
      picked.set(traditional, simplified);
  }
  return picked;
}

/** What people say for words of the catalog, wherever they live. */
const ownWords: readonly [string, string][] = [['速率限制', '限流']];

/** Words of Taiwan, in traditional characters, for words that occur in a text: 伺服器 for 服务器; and our own. */
export function pickRegionalWords(text: string): Map<string, string> {
  const simplify = new Map(readTable(traditionalToSimplified).map(([traditional, forms]) => [traditional, forms[0] ?? traditional]));
  const picked = new Map(ownWords.filter(([, word]) => text.includes(word)));
  for (const [mainland, forms] of readTable(taiwanPhrases)) {
    const simplified = Array.from(mainland, (char) => simplify.get(char) ?? char).join('');
    if (mainland.length >= 2 && mainland.length <= 4 && text.includes(simplified)) for (const form of forms) picked.set(form, simplified);
  }
  // A word that the text itself uses means what it says there.
  return new Map([...picked].filter(([form]) => !text.includes(Array.from(form, (char) => simplify.get(char) ?? char).join(''))));
}

/** OpenCC keeps 帐 (of a tent) and 账 (of an account) apart; people do not. */
const ownPairs: [string, string][] = [
  ['帐', '账'],
  ['帳', '账'],
];

function listPairs(): [string, string][] {
  const forward = readTable(traditionalToSimplified).flatMap(([traditional, forms]) =>
    forms.map((form): [string, string] => [traditional, form]),
  );
  const backward = readTable(simplifiedToTraditional).flatMap(([simplified, forms]) =>
    forms.map((form): [string, string] => [form, simplified]),
  );
  return [...forward, ...backward, ...ownPairs].filter(
    ([traditional, simplified]) => traditional.length === 1 && simplified.length === 1 && traditional !== simplified,
  );
}

function readTable(table: string): [string, string[]][] {
  return table.split('|').map((line) => {
    const [from = '', ...forms] = line.split(' ');
    return [from, forms];
  });
}
