/**
 * Masks what looks like a key, token or secret before a text leaves the page (in a link, a report, a ticket).
 * Request ids, codes and model names stay: support needs them. What is masked keeps its kind: `ark-***`.
 */
import { isRequestId } from './request-id.ts';

/** Where a secret stands, and behind what; what stands in front of it stays. */
const secrets: readonly RegExp[] = [
  // Headers, to the end of the line or string, and signed addresses.
  /((?:authorization|x-security-token|x-api-key|api-key|cookie)["'\\]{0,4}\s{0,3}[:=]\s{0,3}[["'\\]{0,4})[^\n"'\\]{1,2000}/gi,
  /([?&](?:(?:x-[a-z]{0,8}-)?(?:signature|security-token|credential)|(?:access_)?token|(?:api_)?key|sig)=)[^&\s"'<>]+/gi,
  // Keys that begin alike: Ark, OpenAI and its like, Volcano Engine, AWS, Alibaba, Tencent, Google, GitHub, GitLab, Slack, Hugging Face.
  /(?<![0-9A-Za-z-])(ark-|ARK-|sk-(?:proj-|ant-|svcacct-|or-v1-)?|AK(?:LT|TP|IA|ID)|ASIA|LTAI|AIza|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|hf_)[\w+/=-]{16,}/g,
  // Web tokens, private keys, what follows the name of a scheme, the base64 of a secret key.
  /(?<![\w.-])(eyJ)[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?/g,
  /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----)[^]*?(?:-----END [A-Z ]{2,40}-----|$)/g,
  /(\b(?:Bearer|Basic|Token)(?:%20|\s)+)["']?[\w.~+/=-]{6,}/gi,
  /(?<![\w+/=])()[0-9A-Za-z+/]{38,}={1,2}(?![\w+/=])/g,
  // user:password@host
  /(:\/\/[^\s/:@]{1,100}:)[^\s/@]{1,200}(?=@)/g,
];

/** A UUID, with its hyphens or without, is the older form of an Ark key, and also the request id of many other services: behind a word that says so it stays. */
const uuid = /(?<![0-9a-z-])[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}(?![0-9a-z-])/gi;
const namesId =
  /(?:(?:request|trace|session|message|chat|task|run|event|span|log|user|conversation)[\s_-]?|x-[\w-]{1,30}-)id["'\s:=]{1,6}$/i;

/** Words that say that what follows is secret. The value is masked whatever it looks like, unless it is a word of the language. */
const named =
  /((?:(?:api|access|secret)[_\s-]?(?:access[_\s-]?)?key(?:[_\s-]?(?:id|secret))?|secret|passw(?:or)?d|pwd|token|signature|credential|authorization|cookie|密钥|令牌|密码|口令|\b[as]k)["'`\]\\]{0,4}\s{0,3}(?:[:=：]|=>|is|为|是)\s{0,3}["'`[\\]{0,4})([^\s"'`,;&<>(){}[\]\\]{8,})/gi;
const namesModel = /^(?:doubao|deepseek|ep-|seed|kimi|glm|gpt|claude)/i;

/** Digits and letters. From its beginning alone: from each digit on, a long value would be read again and again. */
const mixed = /^(?=.*\d)(?=.*[a-z])/i;

/** The text with secrets masked; the same text when there are none. */
export function redact(text: string): string {
  return secrets
    .reduce((safe, secret) => safe.replace(secret, (match, before: string) => (isRequestId(match) ? match : `${before}***`)), text)
    .replace(uuid, (match, offset: number, whole: string) => (namesId.test(whole.slice(Math.max(0, offset - 48), offset)) ? match : '***'))
    .replace(named, (match, before: string, value: string) => (isSecret(value) ? `${before}***` : match));
}

/** Mixed, or long: not a word, a code or an id that support needs. */
function isSecret(value: string): boolean {
  if (isRequestId(value) || value.includes('***')) return false;
  return (mixed.test(value) && !namesModel.test(value)) || value.length >= 24 || /[^\w.-]/.test(value);
}
