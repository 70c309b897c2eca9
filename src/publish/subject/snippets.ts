/**
 * How a program tells one code from the others: one template a client. Where each keeps the code was read in its source:
 * `_exceptions.py` of both Python packages, `core/error.ts` of openai for Node, `model/error.go`, `ArkHttpException.java`, and for the
 * control plane `volcenginesdkcore/rest.py`; the commits are those of `sdk-…` in `sources:` of the catalog, and stand in the retry guide.
 */
import type { Entry } from '../../catalog/model.ts';
import type { Bilingual } from '../../catalog/schema.ts';
import { isSdkKnown } from '../../catalog/sdk.ts';
import { mapLocales, withLabel } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';

export interface Snippet {
  /** The client, as it calls itself. */
  client: string;
  /** Inference, where streams and video tasks fail in ways of their own, or the control plane. */
  plane: 'data' | 'control';
  code: Bilingual;
}

interface Case {
  /** The code, or what every code of a template begins with. */
  code: string;
  isPrefix: boolean;
  /** What to do then, in a few words. */
  todo: string;
}

/** By the client, as it calls itself. */
type Templates = Readonly<Record<string, (of: Case) => string>>;

const inPython = ({ code, isPrefix }: Case, value: string): string =>
  isPrefix ? `not (${value} or "").startswith("${code}")` : `${value} != "${code}"`;
const inShell = ({ code, isPrefix }: Case): string => (isPrefix ? `${code}*` : code);

/** The Python packages differ in the name of their exception alone. */
const writePython =
  (module: string, exception: string): Templates[string] =>
  (of) => `from ${module} import ${exception}

try:
    response = call()
except ${exception} as error:
    if ${inPython(of, 'error.code')}:
        raise
    print(error.message)  # ${of.todo}`;

/** Inference: the exception of the client holds the code, whichever of its APIs is called: `call` is the reader’s own. */
const inference: Templates = {
  'Python · volcenginesdkarkruntime': writePython('volcenginesdkarkruntime._exceptions', 'ArkAPIError'),
  'Python · openai': writePython('openai', 'APIError'),
  'Node · openai': ({ code, isPrefix, todo }) => `import { APIError } from 'openai';

try {
  response = await call();
} catch (error) {
  if (!(error instanceof APIError && ${isPrefix ? `error.code?.startsWith('${code}')` : `error.code === '${code}'`})) throw error;
  console.error(error.message); // ${todo}
}`,
  'Go · arkruntime': ({ code, isPrefix, todo }) => `response, err := call()
var apiErr *model.APIError
if errors.As(err, &apiErr) && ${isPrefix ? `strings.HasPrefix(apiErr.Code, "${code}")` : `apiErr.Code == "${code}"`} {
	log.Println(apiErr.Message) // ${todo}
}`,
  'Java · ark-runtime': ({ code, isPrefix, todo }) => `try {
    response = call();
} catch (ArkHttpException error) {
    if (error.code == null || !error.code.${isPrefix ? 'startsWith' : 'equals'}("${code}")) throw error;
    System.err.println(error.getMessage()); // ${todo}
}`,
  'curl · jq': (of) => `response=$(curl -sS "$URL" -H "Authorization: Bearer $ARK_API_KEY" \\
  -H 'Content-Type: application/json' -d @request.json)
case $(jq -r '.error.code // empty' <<<"$response") in
  ${inShell(of)}) jq -r .error.message <<<"$response" >&2 ;; # ${of.todo}
esac`,
};

/** The control plane: the body has another shape, and its SDK leaves it unread. */
const controlPlane: Templates = {
  'Python · volcenginesdkcore': (of) => `import json
from volcenginesdkcore.rest import ApiException

try:
    response = call()
except ApiException as error:
    found = json.loads(error.body or "{}").get("ResponseMetadata", {}).get("Error", {})
    if ${inPython(of, 'found.get("Code")')}:
        raise
    print(found["Message"])  # ${of.todo}`,
  jq: (of) => `case $(jq -r '.ResponseMetadata.Error.Code // empty' <<<"$response") in
  ${inShell(of)}) jq -r .ResponseMetadata.Error.Message <<<"$response" >&2 ;; # ${of.todo}
esac`,
};

/** The samples for one code; none where there is no code to look for, or no client that is known to show it. */
export function listSnippets(entry: Entry): Snippet[] {
  const { kind, carrier, name, messages, guidance, codePlaceholders } = entry;
  if (kind !== 'code' || carrier !== 'code' || !isSdkKnown(entry)) return [];
  const has = (section: string): boolean => messages.some((message) => message.section === section);
  const plane = has('inference') ? 'data' : 'control';
  const templates = plane === 'data' ? inference : has('platform') ? controlPlane : {};
  const [first] = codePlaceholders;
  const code = first ? name.slice(0, name.indexOf(first.token)) : name;
  const verdicts = new Set(messages.map((message) => message.guidance.retry));
  const todo = mapLocales((locale) => {
    const t = useStrings(locale);
    const { retry } = guidance;
    return verdicts.size > 1 ? t('catch.several') : withLabel(t('retry.label'), t(`retry.${retry}`), locale);
  });
  return Object.entries(templates).map(([client, write]) => ({
    client,
    plane,
    code: mapLocales((locale) => write({ code, isPrefix: first !== undefined, todo: todo[locale] })),
  }));
}
