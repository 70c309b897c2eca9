/** Whose text it is: marks of Ark, of other services, of the network in between. One table; what is specific stands before what is general. */

import { unpackItems, unpackLines } from './columns.ts';
import type { LookupIndex } from './types.ts';
import { readLength } from './weights.ts';

/** What the marks of a text tell. */
export interface Origin {
  /** Something in it belongs to Ark: a host, a request id, a class of its SDKs, a model. */
  own: boolean;
  /** Of Ark it holds at the most the name of a model. */
  isLoose: boolean;
  /** Something in it belongs to another service. */
  foreign: boolean;
  /** Whose it is, where that is told. */
  name: string | undefined;
  /** What is said of such texts. */
  tell: string | undefined;
}

/** An origin of the catalogue: see `origins:` there. */
export interface OtherOrigin {
  name: string;
  tell: string;
  /** A product or vendor; otherwise a sentence that a client wrote by itself, perhaps around an answer of Ark. */
  isProduct: boolean;
  marks: readonly string[];
}

/** Literal pieces, in lower case. */
const ark =
  'volces.com | volcengine | volc-sdk | byteplus | volcano engine | arkcli | arkruntime | ark console | [ark] | trn:ark: | ark.cn- | ark.ap- | 火山 | 方舟 | responsemetadata | x-client-request-id'.split(
    ' | ',
  );
/** Names that programs, files and buckets bear as well. */
const models = 'doubao | seedance | seedream | seededit | 豆包'.split(' | ');
/** Ids of requests, endpoints and tasks, with their dates. */
const arkIds = /(?<![0-9a-z])(?:02\d{13}|(?:ep-(?:m-)?|cgt-)20\d{6})/i;
/** Another product behind the same gateway, by the name that the gateway gives it. */
const otherService = /["']Service["']\s*:\s*["'](?!ark\b)(\w+)["']/;
/** Names in which the case counts: ark is also a part of words. */
const arkNames = /\bArk(?:[A-Z][A-Za-z]*(?:Error|Exception))?\b|\bark:[A-Z]/;

/**
 * One a line: its name, then literal pieces, in lower case. Behind `~` stand pieces of its structures, without blanks and quotation marks,
 * behind `#` the first and the last number in its code fields.
 */
const vendors = `
one-api / new-api | _api_error | _api_panic | cf-api-error | (request id: 20 | 所有令牌 | 该令牌 | 无可用渠道 | 当前分组 | 渠道
OpenRouter | openrouter | no endpoints found
Amazon Web Services | bedrock | <hostid> | s3.us- | s3.cn- | amazonaws | arn:aws | botocore | awsaccesskeyid | <type>sender< | an error occurred (
Azure OpenAI | azure | deploymentnotfound | api deployment for this resource | content management policy | invalid subscription key
Google Gemini | generativelanguage | googleapis | aiplatform | vertexai | vertex ai | google.rpc | google.api | google.genai | resource_exhausted | invalid_argument | failed_precondition | permission_denied | unauthenticated | gemini-
Aliyun DashScope | dashscope | aliyun | alibaba | bailian | 百炼 | qwen | datainspectionfailed | arrearage | invalidapikey | internalerror.algo | forbidden.ram | throttling. | allocationquota
Tencent Hunyuan | tencentcloud | hunyuan | authfailure | ~response:{error:
Baidu Qianfan | qianfan | baidubce | wenxin | ernie- | invalid_iam_token | "error_msg" | 'error_msg'
Zhipu | bigmodel | zhipu | z.ai/ | #1000-1009 | #1100-1319
MiniMax | base_resp | status_msg | minimax | (1004) | (1008) | (1026) | (2013)
Moonshot / Kimi | moonshot | kimi.com | kimi.ai | api.kimi | access_terminated_error | exceeded_current_quota_error | engine_overloaded_error | rate_limit_reached_error | invalid_authentication_error
iFlytek Spark | xf-yun | xfyun | appidnoauth | sparkdesk | "sid": | ~header:{code:1
SiliconFlow | siliconflow | siliconcloud | #20000-20099 | #30000-30099 | #50000-50999
DeepSeek | api.deepseek | platform.deepseek | insufficient balance | authentication fails | model not exist
Ollama | ollama | try pulling it first | localhost:11434 | 127.0.0.1:11434
vLLM | vllm | ~object:error
Anthropic | api.anthropic.com | overloaded_error | permission_error | claude- | claude api | req_01 | ~type:error,error:
Redis | redis.
MySQL | mysql
PostgreSQL | psycopg | postgres
npm | npm err! | npm error
Docker | failed to pull image | docker.io
Hugging Face | huggingface.co
GitHub | 'https://github.com | : github.com | api.github.com
OpenAI | api.openai.com | platform.openai | help.openai | invalid_request_error | insufficient_quota | invalid_api_key | model_not_found | context_length_exceeded | rate_limit_exceeded | chatgpt | you exceeded your current quota | incorrect api key provided | gpt-3 | gpt-4 | gpt-5 | o1- | o3- | o4-mini | organization org- | request id req_ | ~server_error,param
`
  .trim()
  .split('\n')
  .map((line) => line.split(' | '));

/** The id of a request as a UUID: DashScope sends one where nothing else tells whose it is. */
const uuidRequest = /request_?id["']?\s*[:=]\s*["']?[0-9a-f]{8}-[0-9a-f]{4}-/i;
/** A number in a code field. */
const numericCode = /["']?code["']?[=:]\s*["']?(\d{4,5})\b(?!["']?\d)/i;

/**
 * The origins of the catalogue as objects: what `build-index.ts` packed, unpacked.
 * @param tells the name of each and what is said of it, once that is there
 */
export function unpackOrigins({ origins }: Pick<LookupIndex, 'origins'>, tells: readonly string[] = []): OtherOrigin[] {
  return unpackLines(origins).flatMap((line, at) => {
    const [kind, ...marks] = unpackItems(line);
    const [name = '', tell = ''] = unpackItems(tells[at]);
    return kind ? [{ name, tell, isProduct: kind !== 'client-own-text', marks }] : [];
  });
}

/** @param others the origins of the catalogue, once they are there */
export function findOrigin(text: string, others: readonly OtherOrigin[] = []): Origin {
  const part = text.slice(0, readLength);
  const lower = part.toLowerCase();
  const isSaid = holdsAny(lower, ark) || arkIds.test(part) || arkNames.test(part);
  const own = isSaid || holdsAny(lower, models);
  const other = others.find(({ marks }) => holdsAny(part, marks));
  const squeezed = lower.replace(/[\s"'`]+/g, '');
  const code = Number(numericCode.exec(part)?.[1]);
  const bears = (mark: string): boolean => {
    const piece = mark.slice(1);
    if (mark.startsWith('~')) return squeezed.includes(piece);
    const [first = 0, last = 0] = mark.startsWith('#') ? piece.split('-').map(Number) : [];
    return last ? first <= code && code <= last : lower.includes(mark);
  };
  const service = otherService.exec(part)?.[1];
  const name =
    other?.name ??
    vendors.find(([, ...marks]) => marks.some(bears))?.[0] ??
    service ??
    (uuidRequest.test(part) ? 'Aliyun DashScope' : undefined);
  const isTheirs = other ? other.isProduct : service !== undefined;
  return { own: own && !isTheirs, foreign: name !== undefined, name, tell: other?.tell, isLoose: !isSaid };
}

function holdsAny(text: string, marks: readonly string[]): boolean {
  return marks.some((mark) => text.includes(mark));
}
