/** What people ask, in `content/questions.txt`: the box learns from it which words speak for which code. Nothing of it is shown. */
import type { LocatedIssue } from './issue.ts';
import type { CatalogSource } from './schema.ts';
import { findNearest } from './text/distance.ts';

/** Of everything that questions can be about. */
export function listQuestionIds({ errors }: CatalogSource): Set<string> {
  return new Set(
    errors.flatMap(({ code, id = '', reasons = [] }) => [code ?? id, ...reasons.map((reason) => `${code ?? id}/${reason.id}`)]),
  );
}

/** What is longer is no question: the box takes it for a paste. */
const longest = 80;

const unseen = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

interface Fault {
  message: string;
  why: string;
  fix?: string;
}

/**
 * Reads the file: below each `# id` (of a code, a failure, or `code/reason`) the questions about it, one a line. What is wrong has its place.
 * @param file how the file is called in messages
 * @param ids that there are
 */
export function parseQuestions(
  text: string,
  file: string,
  ids: ReadonlySet<string>,
): { questions: NonNullable<CatalogSource['questions']>; issues: LocatedIssue[] } {
  const questions = new Map<string, string[]>();
  const issues: LocatedIssue[] = [];
  const place = { rule: 'questions', path: [], file, column: 1 };
  let list: string[] | undefined;
  let last = 1;
  for (const [at, line] of text.split('\n').entries()) {
    if (!line) continue;
    last = at + 1;
    const id = /^# *(.*)/.exec(line)?.[1];
    const fault = id === undefined ? checkQuestion(line, list) : checkHeading(id, ids, questions);
    if (fault) issues.push({ ...place, severity: 'error', line: at + 1, ...fault });
    if (id === undefined) list?.push(line);
    else questions.set(id, (list = questions.get(id) ?? []));
  }
  const without = [...ids].filter((id) => !questions.get(id)?.length);
  for (const id of without)
    issues.push({
      ...place,
      severity: 'warning',
      line: last,
      message: `Nobody has asked about \`${id}\` yet.`,
      why: 'The box learns from questions which words speak for which code: five or more, in both languages, in the words of those who do not know it.',
      fix: `# ${id}\n…`,
    });
  return { questions: Object.fromEntries(questions), issues };
}

function checkHeading(id: string, ids: ReadonlySet<string>, known: ReadonlyMap<string, unknown>): Fault | undefined {
  if (known.has(id))
    return { message: `\`${id}\` has questions above already.`, why: 'They stand together, so that one sees what is there.' };
  if (ids.has(id)) return undefined;
  const nearest = findNearest(id, ids);
  return {
    message: `The catalog has no \`${id}\`.`,
    why: 'Its questions would teach nothing. A reason is named with its code: `code/reason`.',
    ...(nearest === undefined ? {} : { fix: `# ${nearest}` }),
  };
}

function checkQuestion(question: string, others: readonly string[] | undefined): Fault | undefined {
  const tidy = question.replace(new RegExp(unseen, 'gu'), ' ').replace(/ +/g, ' ').trim();
  if (!others) return { message: 'A question before any code.', why: 'It stands below the `# code` that it asks for.' };
  if (others.includes(question)) return { message: 'The question stands here already.', why: 'It would count twice. Delete one.' };
  if (!/[\p{L}\p{N}]/u.test(question)) return { message: 'The line has neither a letter nor a digit.', why: 'It says nothing. Delete it.' };
  if (question.length > longest)
    return {
      message: `${question.length} characters; a question has at most ${longest}.`,
      why: 'What is longer is pasted, and read in another way.',
    };
  if (tidy !== question) return { message: 'A blank or a character that nobody sees.', why: 'The same words would be others.', fix: tidy };
  return undefined;
}
