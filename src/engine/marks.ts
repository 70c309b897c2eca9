/** Whose text it is, in short: enough to claim nothing for somebody else's error. Which vendor it is, `vendors.ts` knows. */

/** Marks of Ark and of the platform around it. */
const own: readonly RegExp[] = [
  /(?<![0-9A-Za-z])02\d{13}[0-9a-f]*/,
  /volces\.com|volcengine|bytepluses|byteplus|volcano ?engine|\barkcli\b|arkruntime/i,
  /\bArk[A-Z][A-Za-z]*(?:Error|Exception)\b|\bArk(?: Console)?\b|\[Ark\]/,
  /doubao|seedance|seedream|seededit|\bep-(?:m-)?\d{8,14}-\w+|\bcgt-\d{14}/i,
  /火山|方舟|豆包/,
  /ResponseMetadata|\bX-Client-Request-Id\b/i,
];

/** Marks of other services that use the same names of codes, or nearly the same messages. */
const foreign: readonly RegExp[] = [
  /amazonaws|\barn:aws|botocore|sellingpartner|when calling the \w+ operation|<HostId>|["']details["']:|x-amzn-|AWSAccessKeyId|\bA[KS]IA[0-9A-Z]{16}|<Type>(?:Sender|Receiver)<|<ErrorResponse/,
  /azure|openrouter|anthropic|googleapis|google\.|dashscope|aliyun|tencentcloud|hunyuan|baidubce|qianfan|bigmodel|minimax|moonshot|kimi\.|xf-?yun|siliconflow|ollama|vllm|bedrock|openai\.com/i,
  /["']?(?:error_msg|base_resp|status_msg|sid)["']?\s*[:=]|["']Response["']:\s*\{\s*["']Error["']|["']object["']:\s*["']error["']|["']type["']:\s*["']error["']/,
  /\breq_\w{10}|["']?request_?id["']?\s*[:=]\s*["']?[0-9a-f]{8}-|\(request id: 20\d{12}/i,
  /\b(?:invalid_request_error|insufficient_quota|invalid_api_key|model_not_found|context_length_exceeded|rate_limit_\w+|overloaded_error|\w+_quota_error|\w+_terminated_error|(?:one|new|rix)_api_error|cf-api-error)\b/,
  /RESOURCE_EXHAUSTED|INVALID_ARGUMENT|PERMISSION_DENIED|DataInspectionFailed|Arrearage|InternalError\.Algo|Throttling\.|AuthFailure|DeploymentNotFound|(?:Authentication Fails|Insufficient Balance)|令牌|渠道/,
  /\bgpt-\d|\bclaude-|\bgemini-\d|\bqwen|["']?code["']?[:=]\s*["']?1[123]\d\d\b/i,
];

/** How much of a text is looked at: what an error is, its beginning tells. */
const reach = 20_000;

/** True where something in the text belongs to Ark: a request id, a host, a class of its SDKs, a model. */
export function hasArkMark(text: string): boolean {
  return hasAny(own, text);
}

/** True where something in the text belongs to somebody else. */
export function hasForeignMark(text: string): boolean {
  return hasAny(foreign, text);
}

function hasAny(marks: readonly RegExp[], text: string): boolean {
  const part = text.slice(0, reach);
  return marks.some((mark) => mark.test(part));
}
