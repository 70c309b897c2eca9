/** Strings that run script where a page sets text as HTML: payloads in the wrappers of everything people paste. More than 500. */
const mark = 'globalThis.__injected=1';

const payloads = [
  `<script>${mark}</script>`,
  `<img src=x onerror="${mark}">`,
  `<img src=x onerror=${mark}//`,
  `<svg onload=${mark}>`,
  `<svg><script>${mark}</script></svg>`,
  `<svg><animate onbegin=${mark} attributeName=x dur=1s>`,
  `<body onload=${mark}>`,
  `<iframe srcdoc="<script>parent.${mark}</script>">`,
  `<iframe src="javascript:parent.${mark}">`,
  `<a href="javascript:${mark}" autofocus onfocus=${mark}>x</a>`,
  `<input autofocus onfocus=${mark}>`,
  `<details open ontoggle=${mark}>x</details>`,
  `<video><source onerror=${mark}></video>`,
  `<audio src=x onerror=${mark}>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${mark}>`,
  `<object data="javascript:${mark}">`,
  `<embed src="javascript:${mark}">`,
  `<marquee onstart=${mark}>`,
  `<style>@import 'javascript:${mark}';</style>`,
  `<link rel=stylesheet href="javascript:${mark}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${mark}">`,
  `<base href="javascript:${mark}//">`,
  `<template><script>${mark}</script></template>`,
  `<xss style="animation-name:x" onanimationstart="${mark}"></xss>`,
  `<textarea></textarea><script>${mark}</script>`,
  `</textarea><script>${mark}</script>`,
  `</script><script>${mark}</script>`,
  `</title><script>${mark}</script>`,
  `--><script>${mark}</script>`,
  `]]><script>${mark}</script>`,
  `"><script>${mark}</script>`,
  `'><img src=x onerror=${mark}>`,
  `" onmouseover="${mark}" x="`,
  `' autofocus onfocus='${mark}`,
  `javascript:${mark}`,
  `\${${mark}}`,
  `{{constructor.constructor('${mark}')()}}`,
  `<!--><script>${mark}</script>`,
  `<scr<script>ipt>${mark}</scr</script>ipt>`,
  `\u003cscript\u003e${mark}\u003c/script\u003e`,
  `&lt;script&gt;${mark}&lt;/script&gt;`,
  `%3Cscript%3E${mark}%3C/script%3E`,
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
