/** Strings that run script where a page sets text as HTML: one payload for each way to run, in the wrappers of everything people paste. */
const mark = 'globalThis.__injected=1';

const payloads = [
  `<script>${mark}</script>`,
  `<img src=x onerror="${mark}">`,
  `<svg onload=${mark}>`,
  `<iframe srcdoc="<script>parent.${mark}</script>">`,
  `<a href="javascript:${mark}" autofocus onfocus=${mark}>x</a>`,
  `<details open ontoggle=${mark}>x</details>`,
  `<xss style="animation-name:x" onanimationstart="${mark}"></xss>`,
  `<meta http-equiv=refresh content="0;url=javascript:${mark}">`,
  `</textarea><script>${mark}</script>`,
  `</title></script>--><img src=x onerror=${mark}>`,
  `"><img src=x onerror=${mark}>`,
  `'><img src=x onerror=${mark}>`,
  `" autofocus onfocus="${mark}" x="`,
  `' autofocus onfocus='${mark}`,
  `javascript:${mark}`,
  `<scr<script>ipt>${mark}</scr</script>ipt>`,
  `&lt;img src=x onerror=${mark}&gt;`,
  `%3Cimg%20src=x%20onerror=${mark}%3E`,
];

const wrappers: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `ModelNotOpen ${payload}`,
  (payload) => `InvalidParameter.${payload}`,
  (payload) => `Your account ${payload} has not activated the model ${payload}. Please activate the model service in the Ark Console.`,
  (payload) =>
    `The parameter \`${payload}\` specified in the request is not valid: ${payload}. Request id: 021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164`,
  (payload) =>
    JSON.stringify({
      error: {
        code: 'InvalidEndpointOrModel.NotFound',
        message: `The model or endpoint ${payload} does not exist or you do not have access to it.`,
        param: payload,
        type: 'NotFound',
      },
    }),
  (payload) => JSON.stringify({ error: { code: payload, message: payload, param: '', type: payload } }),
  (payload) =>
    `Error code: 429 - {'error': {'code': 'QuotaExceeded', 'message': 'Your account [${payload}] has exhausted its free trial quota for the [${payload}] model.'}}`,
  (payload) => `ArkHttpException{statusCode=404, message='${payload}', code='ModelNotOpen', requestId='${payload}'}`,
  (payload) => `line one AccountOverdueError\n${payload}\nline three RateLimitExceeded.EndpointTPMExceeded\n${payload}`,
  (payload) => `欠费 ${payload}`,
  (payload) => payload.toUpperCase(),
  (payload) => `\`\`\`json\n${payload}\n\`\`\``,
];

/** Distinct strings; when one of them runs, `globalThis.__injected` is set. */
export const injectionStrings: readonly string[] = [...new Set(payloads.flatMap((payload) => wrappers.map((wrap) => wrap(payload))))];
