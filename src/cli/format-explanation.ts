/** An explanation as the terminal prints it, in words of the interface. */
import { styleText } from 'node:util';
import { toPlainText } from '../catalog/text/inline.ts';
import type { Catalog } from '../catalog/model.ts';
import { valuePattern } from '../catalog/text/placeholders.ts';
import { fillPlain, type Values } from '../catalog/text/template.ts';
import type { Note } from '../engine/explanation.ts';
import type { Answer, Explanation } from '../engine/types.ts';
import { typography, withLabel, type Locale } from '../i18n/locales.ts';
import { useStrings, type Translate } from '../i18n/strings.ts';
import { buildAdvice, buildStatusAdvice } from '../publish/advice/advice.ts';
import { formatInChina } from '../publish/replies/compose-reply.ts';
import { fillCase } from '../publish/replies/open-text.ts';
import { chooseSteps } from '../publish/advice/choose-steps.ts';
import { listSections, type PageSection, type Subject } from '../publish/subject/fields.ts';
import { getPage, writeName, writeTexts, writeWords } from '../publish/subject/heads.ts';
import { getWords, toTicked } from '../publish/texts.ts';
import { urls } from '../publish/urls.ts';

/** What every part needs. */
interface Ground {
  catalog: Catalog;
  locale: Locale;
  t: Translate;
  explanation: Explanation;
  values: Values;
}

/** One good answer is told in full, what stands behind it in one line. */
export function formatExplanation(explanation: Explanation, catalog: Catalog, locale: Locale): string {
  const t = useStrings(locale);
  const values = Object.fromEntries(explanation.values.toReversed().map(({ name, value }) => [name, value]));
  const ground: Ground = { catalog, locale, t, explanation, values };
  const { answers, vendor, vendorTell } = explanation;
  const [first] = answers;
  const isGuess = first?.confidence === 'weak';
  return [
    ...(vendor ? [toPlainText(vendorTell ?? t('box.vendor', { vendor })), ''] : []),
    ...(first && !isGuess ? [] : describeStatus(ground)),
    ...(first ? [] : [t('box.countNone')]),
    ...(isGuess ? [t('box.guesses', { count: answers.length }), ''] : []),
    ...describeIncidents(ground),
    ...(first ? [...describe(first, ground), ''] : []),
    ...answers
      .slice(1, 5)
      .map((answer) => `  · ${styleText('bold', answer.code)}  ${answer.title}  (${t(`confidence.${answer.confidence}`)})`),
    ...describeValues(ground),
    ...explanation.notes.map((note) => `  ! ${sayNote(note, ground)}`),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function describe(answer: Answer, { catalog, locale, t, explanation, values }: Ground): string[] {
  const entry = catalog.bySlug.get(answer.slug);
  if (!entry) return [];
  const { variant, reason: { id } = {}, family } = answer;
  const message = entry.messages.find(({ anchor }) => anchor === variant);
  const subject: Subject = { catalog, entry, message, reason: entry.reasons.find((reason) => reason.id === id) };
  const found = { variant, reason: id, family: family?.id, client: explanation.client?.id, values };
  const kind = family && fillPlain(family.title, values, getWords({ catalog }, locale));
  // A value that is not known is a gap.
  const literal = answer.message && fillCase(answer.message.replace(valuePattern, '⟦$1⟧'), values);
  const title = [answer.reason?.title ?? kind ?? answer.title, answer.variantLabel].filter(Boolean).join(' · ');
  return [
    `${styleText('bold', writeName(subject))}  ${title}  [${t(`confidence.${answer.confidence}`)}]`,
    ...listSections(subject).flatMap((section) => describeSection(section, subject, locale, values)),
    ...chooseSteps(buildAdvice(entry, catalog, locale, id ?? family?.id ?? ''), found).map((step, at) => `  ${at + 1}. ${toTicked(step)}`),
    ...(literal ? [`  ${withLabel(t('code.message'), literal, locale)}`] : []),
    `  ${answer.evidence.map(({ kind, ...told }) => t(`reason.${kind}`, { ...told })).join(typography[locale].clause)}`,
    `  ${getPage(subject, locale)}${variant && !subject.reason ? `#${variant}` : ''}`,
  ];
}

/** What is said where there is little room. The steps are those that fit this text: they are told by themselves. */
function describeSection(section: PageSection, subject: Subject, locale: Locale, values: Values): string[] {
  if (!section.short || section.key === 'steps') return [];
  if (section.kind === 'words') return [`  ${writeWords(section, locale)}`];
  const texts = section.kind === 'texts' || section.kind === 'list' || section.kind === 'steps' || section.kind === 'prose';
  return texts ? writeTexts(section, subject, locale, values).map((text) => `  ${text}`) : [];
}

/** A text that says a status and nothing else: what it can mean, and how to see the rest. */
function describeStatus({ catalog, locale, t, explanation: { status, client } }: Ground): string[] {
  const known = catalog.statusAdvice.find((item) => item.status === status);
  if (!known) return [];
  const { tell, steps, first, bodies, words } = buildStatusAdvice(known, catalog, locale);
  const say = (text: string): string => fillPlain(text, {}, words);
  return [
    styleText('bold', t('card.statusOnly', { status: known.status })),
    `  ${say(tell)}`,
    ...[bodies[client?.id ?? ''] ?? t('card.body'), ...steps].map((step, at) => `  ${at + 1}. ${say(step)}`),
    `  ${t('card.statusFirst')} ${first.map(({ code }) => code).join(typography[locale].list)}`,
    `  ${urls.status(locale, known.status)}`,
    '',
  ];
}

function describeIncidents({ t, locale, explanation: { incidents = [] } }: Ground): string[] {
  if (incidents.length === 0) return [];
  const rows = incidents.map(
    ({ count, code, title, line }) =>
      `  ${String(count).padStart(5)} × ${code}  ${title}  (${withLabel(t('box.incidentLine'), String(line), locale)})`,
  );
  return [`${t('box.incidents', { count: incidents.length })}${typography[locale].colon.trimEnd()}`, ...rows, ''];
}

function describeValues({ catalog, locale, t, explanation: { requestIds, values } }: Ground): string[] {
  const words = getWords({ catalog }, locale);
  const ids = requestIds
    .slice(0, 6)
    .map(({ id, origin, time }) => withLabel(t(`box.${origin}Id`), time === undefined ? id : `${id}  ${formatInChina(time)}`, locale));
  // The same value can stand for two names.
  const known = new Map(values.toReversed().map(({ name, value }) => [value.replace(/\.$/, ''), words[name] ?? name]));
  return [...[...known].toReversed().map(([value, label]) => withLabel(label, value, locale)), ...ids].map((line) => `  ${line}`);
}

function sayNote(note: Note, { t, locale }: Ground): string {
  const values = Object.entries(note).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(typography[locale].list) : String(value),
  ]);
  const isOwn = note.kind === 'unknown-code' && note.own;
  return t(isOwn ? 'note.uncatalogued-code' : `note.${note.kind}`, Object.fromEntries(values) as Record<string, string>);
}
