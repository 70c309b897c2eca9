/**
 * Masks what looks like a key, token or secret before a text leaves the page (in a link, a report, a ticket).
 * Request ids, codes and model names stay: support needs them. What is masked keeps its kind: `ark-***`.
 */
interface Secret {
  pattern: RegExp;
  /** What stands instead; `$1` is what may stay. */
  mask: string;
}

/** Shapes that are secret wherever they stand. */
const shapes: readonly Secret[] = [
  // Ark: an API key is a UUID, newer ones begin with ark-.
  { pattern: /(?<![0-9A-Za-z-])ark-[0-9A-Za-z][0-9A-Za-z_-]{15,}/gi, mask: 'ark-***' },
  { pattern: /(?<![0-9A-Za-z-])(sk-(?:proj-|ant-|svcacct-|or-v1-)?)[0-9A-Za-z_-]{12,}/g, mask: '$1***' },
  // Volcano Engine: access key id, then AWS and its like, Google, GitHub, Slack.
  { pattern: /(?<![0-9A-Za-z])AK(?:LT|TP)[0-9A-Za-z_=+/-]{8,}/g, mask: 'AKLT***' },
  { pattern: /(?<![0-9A-Za-z])(?:AKIA|ASIA|LTAI|AKID)[0-9A-Za-z]{8,}/g, mask: 'AK***' },
  { pattern: /(?<![0-9A-Za-z_-])AIza[0-9A-Za-z_-]{20,}/g, mask: 'AIza***' },
  {
    pattern: /(?<![0-9A-Za-z])(?:gh[pousr]_[0-9A-Za-z]{16,}|github_pat_\w{16,}|glpat-[\w-]{12,}|xox[abprs]-[\w-]{8,}|hf_[0-9A-Za-z]{16,})/g,
    mask: '***',
  },
  { pattern: /(?<![\w.-])eyJ[0-9A-Za-z_-]{6,}\.[0-9A-Za-z_-]{6,}(?:\.[0-9A-Za-z_-]*)?/g, mask: 'eyJ***' },
  { pattern: /-----BEGIN [A-Z ]{2,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{2,40}-----)?/g, mask: '-----PRIVATE KEY ***-----' },
  { pattern: /(\b(?:Bearer|Basic|Token)(?:%20|\s)+)["']?[0-9A-Za-z._~+/=-]{6,}/gi, mask: '$1***' },
  // SK of Volcano Engine: base64 of a long hex text, recognisable by its ending.
  { pattern: /(?<![0-9A-Za-z+/=])[0-9A-Za-z+/]{38,}={1,2}(?![0-9A-Za-z+/=])/g, mask: '***' },
  // user:password@host
  { pattern: /(:\/\/[^\s/:@]{1,100}:)[^\s/@]{1,200}@/g, mask: '$1***@' },
];

/** A UUID is the older form of an Ark key, and also the request id of many other services: behind a word that says so it stays. */
const uuid = /(?<![0-9A-Za-z-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9A-Za-z-])/gi;
const idWords =
  /(?:request|trace|session|message|chat|task|run|event|span|log|user|conversation)[\s_-]?id["'\s:=]{1,6}$|x-[\w-]{1,30}-id["'\s:=]{1,6}$/i;

/** Words that say that what follows is secret. The value is masked whatever it looks like, unless it is a word of the language. */
const named =
  /((?:api[_\s-]?key|access[_\s-]?key(?:[_\s-]?(?:id|secret))?|secret(?:[_\s-]?(?:access)?[_\s-]?key)?|session[_\s-]?token|security[_\s-]?token|auth[_\s-]?token|access[_\s-]?token|refresh[_\s-]?token|passw(?:or)?d|pwd|token|signature|credential|authorization|cookie|密钥|令牌|密码|口令)["'`\]]{0,2}\s{0,3}(?:[:=：]|=>|is|为|是)\s{0,3}["'`]{0,2})([^\s"'`,;&<>(){}[\]]{8,})/gi;

const authorization =
  /((?:authorization|x-security-token|x-api-key|api-key|set-cookie|cookie)["']?\s{0,3}[:=]\s{0,3}["']?)(?:[^\n"']{1,2000})/gi;
const signedQuery =
  /([?&](?:X-(?:Amz|Tos|Ark|Volc)?-?(?:Signature|Security-Token|Credential)|Signature|token|access_token|key|api_key|sig)=)[^&\s"'<>]+/gi;

const requestId = /^(?:02\d{13}[0-9a-f]{0,38}|20\d{12}[0-9A-Za-z]{20})$/;

/** The text with secrets masked; the same text when there are none. */
export function redact(text: string): string {
  let safe = text.replace(authorization, '$1***').replace(signedQuery, '$1***');
  for (const { pattern, mask } of shapes)
    safe = safe.replace(pattern, (match, ...groups) =>
      requestId.test(match) ? match : mask.replace('$1', typeof groups[0] === 'string' ? groups[0] : ''),
    );
  safe = safe.replace(uuid, (match, offset: number, whole: string) =>
    idWords.test(whole.slice(Math.max(0, offset - 48), offset)) ? match : '***',
  );
  return safe.replace(named, (match, before: string, value: string) => (isSecret(value) ? `${before}***` : match));
}

/** Digits and letters mixed, or long: not a word, a code or an id that support needs. */
function isSecret(value: string): boolean {
  if (requestId.test(value) || /^\**$/.test(value) || /\*{3}/.test(value)) return false;
  const mixed = /\d/.test(value) && /[A-Za-z]/.test(value);
  return (mixed && !/^(?:doubao|deepseek|ep-|seed|kimi|glm|gpt|claude)/i.test(value)) || value.length >= 24 || /[^\w.-]/.test(value);
}
