/**
 * The one box for the terminal: `npm run explain -- '<anything>'`, or the text on standard input.
 * Exit code: 0 a sure answer, 1 only guesses, 2 nothing, 64 wrong usage.
 */
import { readFileSync } from 'node:fs';
import { parseArgs, styleText } from 'node:util';
import { buildCatalog, type Catalog, type Message } from '../catalog/model.ts';
import { readCatalogFile } from '../publish/catalog-file.ts';
import { toPlainText } from '../catalog/inline.ts';
import { formatIssues } from '../catalog/issue.ts';
import type { CatalogSource } from '../catalog/schema.ts';
import { urls } from '../publish/urls.ts';
import { locales, type Locale } from '../i18n/locales.ts';
import { buildLookupIndex, buildLookupWords } from '../engine/build-index.ts';
import { createLookup } from '../engine/depth.ts';
import type { Answer, Explanation, Note, Evidence } from '../engine/types.ts';

const usage = `npm run explain -- [--lang zh|en] [--json] [text]

Explains a code, words, or anything a program printed. Without a text it reads standard input.`;

const exitCodes = { sure: 0, guesses: 1, nothing: 2, usage: 64 } as const;

function main(args: readonly string[]): number {
  const options = readOptions(args);
  if (!options) {
    console.error(usage);
    return exitCodes.usage;
  }
  const { catalog: source, issues } = readCatalogFile();
  if (!source) {
    console.error(formatIssues(issues));
    return exitCodes.usage;
  }
  const explanation = explain(source, options.text, options.locale);
  console.log(options.json ? JSON.stringify(explanation, null, 2) : format(explanation, buildCatalog(source), options.locale));
  const [first] = explanation.answers;
  return !first ? exitCodes.nothing : first.confidence === 'weak' ? exitCodes.guesses : exitCodes.sure;
}

interface Options {
  text: string;
  locale: Locale;
  json: boolean;
}

function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { lang: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    const locale = locales.find((item) => item === (values.lang ?? guessLocale()));
    if (!locale || values.help) return undefined;
    const text = positionals.length ? positionals.join(' ') : process.stdin.isTTY ? '' : readFileSync(0, 'utf8');
    return text.trim() ? { text, locale, json: values.json ?? false } : undefined;
  } catch {
    return undefined;
  }
}

function guessLocale(): Locale {
  return /^zh/i.test(process.env['LC_ALL'] || process.env['LANG'] || '') ? 'zh' : 'en';
}

function explain(source: CatalogSource, text: string, locale: Locale): Explanation {
  const catalog = buildCatalog(source);
  return createLookup(buildLookupIndex(catalog, locale), buildLookupWords(catalog, locale)).explain(text);
}

/** What the terminal says, per language; `%` stands for the detail. */
const words = {
  zh: {
    confidence: { exact: '确定', likely: '很可能', weak: '猜测' },
    actor: { caller: '调用方', account: '账号所有者或管理员', platform: '火山引擎' },
    retry: { never: '重试无用', 'after-fix': '修复后再试', backoff: '退避重试', later: '稍后再试' },
    status: '状态码',
    message: '消息',
    meaning: '含义',
    who: '谁来处理',
    again: '重试',
    firstStep: '先做',
    why: '依据',
    values: '其中的值',
    ids: '请求 ID',
    origin: { server: '服务端（提工单要用它）', client: '客户端 SDK 生成', openapi: '控制面' },
    incidents: '文中有多种错误：',
    line: '首见于行',
    nothing: '没有找到相符的内容。',
    guesses: '没有确定的答案，以下是猜测：',
    vendor: '看起来不是方舟的报错，而是：%',
    noAnswer: '看起来没有收到方舟的应答（网络问题）。',
    reasons: {
      'code-in-text': '文中有错误码 %',
      'code-part': '错误码包含 %',
      prefix: '以 % 开头',
      'template-instance': '模板码的实例 %',
      typo: '与 % 相近',
      'former-name': '% 的新名称',
      'message-fits': '消息相符 %%',
      'word-in-title': '标题中有 %',
      'word-in-message': '消息中有 %',
      keyword: '关键词 %',
      status: '状态码 %',
      structure: '文本形态 %',
      'full-text': '全文中有 %',
      reason: '有这个原因的标志 %',
    },
  },
  en: {
    confidence: { exact: 'certain', likely: 'likely', weak: 'a guess' },
    actor: { caller: 'whoever writes the calling code', account: 'the owner or administrator of the account', platform: 'Volcano Engine' },
    retry: { never: 'retrying never helps', 'after-fix': 'retry after the fix', backoff: 'retry with backoff', later: 'retry later' },
    status: 'status',
    message: 'message',
    meaning: 'meaning',
    who: 'who acts',
    again: 'retry',
    firstStep: 'do first',
    why: 'because',
    values: 'values',
    ids: 'request IDs',
    origin: { server: 'server (support needs this one)', client: 'made by the client SDK', openapi: 'control plane' },
    incidents: 'The text holds several failures:',
    line: 'first in line',
    nothing: 'Nothing fits.',
    guesses: 'No certain answer; these are guesses:',
    vendor: 'This does not look like an Ark error but like one of: %',
    noAnswer: 'It looks as if no answer of Ark came back (network).',
    reasons: {
      'code-in-text': 'the code % stands in the text',
      'code-part': 'the code contains %',
      prefix: 'begins with %',
      'template-instance': 'an instance of a template code: %',
      typo: 'close to %',
      'former-name': 'the new name of %',
      'message-fits': 'the message fits (%%)',
      'word-in-title': 'in the title: %',
      'word-in-message': 'in the message: %',
      keyword: 'keyword: %',
      status: 'status %',
      structure: 'the text has %',
      'full-text': 'in the full text: %',
      reason: 'what tells the reason %',
    },
  },
} as const;

function format(explanation: Explanation, catalog: Catalog, locale: Locale): string {
  const say = words[locale];
  const { answers, vendor } = explanation;
  const [first] = answers;
  const lines: string[] = [];
  if (vendor) lines.push(vendor === 'network' ? say.noAnswer : say.vendor.replace('%', vendor), '');
  if (!first) return [...lines, say.nothing].join('\n');
  if (first.confidence === 'weak') lines.push(say.guesses, '');
  for (const incident of explanation.incidents ?? []) {
    if (lines.at(-1) !== say.incidents && incident === explanation.incidents?.[0]) lines.push(say.incidents);
    lines.push(`  ${String(incident.count).padStart(5)} × ${incident.code}  ${incident.title}  (${say.line} ${incident.line})`);
  }
  if (explanation.incidents) lines.push('');
  // One good answer is told in full, what stands behind it in one line.
  lines.push(...describe(first, catalog, locale), '');
  for (const answer of answers.slice(1, 5))
    lines.push(
      `  · ${styleText('bold', answer.code)}  ${answer.title}  (${say.confidence[answer.confidence]}: ${answer.evidence
        .slice(0, 2)
        .map((reason) => explainEvidence(reason, locale))
        .join(', ')})`,
    );
  lines.push(...describeCase(explanation, locale), ...explanation.notes.map(formatNote));
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
}

function describe(answer: Answer, catalog: Catalog, locale: Locale): string[] {
  const say = words[locale];
  const entry = catalog.bySlug.get(answer.slug);
  const message: Message | undefined = entry?.messages.find((item) => item.anchor === answer.variant) ?? entry?.messages[0];
  const guidance = message?.guidance;
  const row = (label: string, text: string | undefined): string[] => (text ? [`  ${label}: ${text}`] : []);
  return [
    `${styleText('bold', answer.code)}  ${answer.title}${answer.variantLabel ? ` · ${answer.variantLabel}` : ''}  [${say.confidence[answer.confidence]}]`,
    ...row(say.status, answer.statuses.join(', ')),
    ...row(say.message, answer.message),
    ...row(say.meaning, toPlainText(message?.meaning[locale] ?? '')),
    ...row(say.who, answer.actor && say.actor[answer.actor]),
    ...row(say.again, answer.retry && say.retry[answer.retry]),
    ...row(say.firstStep, toPlainText(guidance?.steps[0]?.[locale] ?? '')),
    ...row(say.why, answer.evidence.map((reason) => explainEvidence(reason, locale)).join('; ')),
    `  ${urls.error(locale, answer.slug)}${answer.variant ? `#${answer.variant}` : ''}`,
  ];
}

function describeCase({ values, requestIds }: Explanation, locale: Locale): string[] {
  const say = words[locale];
  return [
    ...(values.length ? [`  ${say.values}: ${values.map(({ name, value }) => `${name} = ${value}`).join(', ')}`] : []),
    ...requestIds
      .slice(0, 6)
      .map(({ id, origin, time }) => `  ${say.ids}: ${id}  ${say.origin[origin]}${time === undefined ? '' : `  ${formatTime(time)}`}`),
  ];
}

function explainEvidence({ kind, detail }: Evidence, locale: Locale): string {
  return words[locale].reasons[kind].replace('%', detail);
}

function formatNote({ kind, ...details }: Note): string {
  return `  ! ${kind}: ${Object.values(details)
    .map((detail) => (Array.isArray(detail) ? detail.join(', ') : String(detail)))
    .join(' / ')}`;
}

function formatTime(time: number): string {
  return `${new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(time)} UTC+8`;
}

// Last, so that the words above are there.
process.exitCode = main(process.argv.slice(2));
