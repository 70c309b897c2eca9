/** Whose text it is: marks of Ark, of other services, of the network in between. One table; what is specific stands before what is general. */

/** What the marks of a text tell. */
export interface Origin {
  /** Something in it belongs to Ark: a host, a request id, a class of its SDKs, a model. */
  own: boolean;
  /** Something in it belongs to another service. */
  foreign: boolean;
  /** Whose it is, where that is told. */
  name: string | undefined;
  /** What is said of such texts. */
  tell?: string;
}

/** An origin of the catalogue: see `origins:` there. */
export interface OtherOrigin {
  name: string;
  tell: string;
  /** A product or vendor; otherwise a sentence that a client wrote by itself, perhaps around an answer of Ark. */
  isProduct: boolean;
  marks: readonly string[];
}

interface Row {
  name: string;
  /** Literal pieces, in any case. */
  marks: readonly string[];
  /** What only a pattern can tell: shapes of ids, of envelopes, of codes. */
  shape?: RegExp;
}

const ark: Row = {
  name: 'Ark',
  marks: [
    ...[
      'volces.com',
      'volcengine',
      'volc-sdk',
      'byteplus',
      'volcano engine',
      'arkcli',
      'arkruntime',
      'ark console',
      '[ark]',
      'ark.cn-',
      'ark.ap-',
    ],
    ...['doubao', 'seedance', 'seedream', 'seededit', '火山', '方舟', '豆包', 'ResponseMetadata', 'X-Client-Request-Id'],
  ],
  shape: /(?<![0-9A-Za-z])02\d{13}[0-9a-f]*|\bep-(?:m-)?\d{8,14}-\w+|\bcgt-\d{14}/,
};

const rows: readonly Row[] = [
  {
    name: 'one-api / new-api',
    marks: [
      'one_api_error',
      'new_api_error',
      'rix_api_error',
      'shell_api_error',
      'cf-api-error',
      '所有令牌',
      '该令牌',
      '无可用渠道',
      '当前分组',
      '渠道',
    ],
    shape: /\b\w{2,6}_?api_(?:error|panic)\b|\(request id: 20\d{12}/i,
  },
  { name: 'OpenRouter', marks: ['openrouter', 'No endpoints found'] },
  { name: 'Amazon Bedrock', marks: ['bedrock'] },
  { name: 'Amazon S3', marks: ['<HostId>', '<BucketName>'], shape: /\bs3[.-][\w.-]*amazonaws/i },
  { name: 'Amazon SP-API', marks: ['sellingpartner'], shape: /["']message["']:\s*["'][^"']*["'],\s*["']details["']:/ },
  {
    name: 'Amazon Web Services',
    marks: [
      'amazonaws',
      'arn:aws',
      'botocore',
      'software.amazon',
      'x-amzn-',
      '__type',
      'AWSAccessKeyId',
      '<Type>Sender<',
      '<Type>Receiver<',
      '<ErrorResponse',
    ],
    shape: /An error occurred \(\w+\) when calling the \w+ operation|\bA[KS]IA[0-9A-Z]{16}/,
  },
  {
    name: 'Azure OpenAI',
    marks: ['azure', 'DeploymentNotFound', 'API deployment for this resource', 'content management policy', 'invalid subscription key'],
  },
  {
    name: 'Google Gemini',
    marks: [
      ...['generativelanguage', 'googleapis', 'aiplatform', 'vertexai', 'vertex ai', 'google.rpc', 'google.api', 'google.genai'],
      ...['RESOURCE_EXHAUSTED', 'INVALID_ARGUMENT', 'FAILED_PRECONDITION', 'PERMISSION_DENIED', 'UNAUTHENTICATED', 'gemini-'],
    ],
  },
  {
    name: 'Aliyun DashScope',
    marks: [
      ...['dashscope', 'aliyun', 'alibaba', 'bailian', '百炼', 'qwen', 'DataInspectionFailed', 'Arrearage', 'InvalidApiKey'],
      ...['InternalError.Algo', 'Forbidden.RAM', 'Throttling.'],
    ],
    shape: /["']?request_?id["']?\s*[:=]\s*["']?[0-9a-f]{8}-[0-9a-f]{4}-/i,
  },
  {
    name: 'Tencent Hunyuan',
    marks: ['tencentcloud', 'hunyuan', 'AuthFailure'],
    shape: /["']?Response["']?\s*:\s*\{\s*["']?Error["']?\s*:/,
  },
  {
    name: 'Baidu Qianfan',
    marks: ['qianfan', 'baidubce', 'wenxin', 'ernie-', 'invalid_iam_token'],
    shape: /["']?error_msg["']?\s*[:=]\s*["']/,
  },
  {
    name: 'Zhipu',
    marks: ['bigmodel', 'zhipu', 'z.ai/'],
    shape: /["']?code["']?[=:]\s*["']?1(?:00\d|1\d\d|2\d\d|3[01]\d)\b(?!["']?\d)/i,
  },
  { name: 'MiniMax', marks: ['base_resp', 'status_msg', 'minimax'], shape: /\((?:100[0248]|10(?:13|2[67]|39)|20(?:13|49))\)\s*$/ },
  {
    name: 'Moonshot / Kimi',
    marks: [
      ...['moonshot', 'kimi.com', 'kimi.ai', 'api.kimi', 'access_terminated_error', 'exceeded_current_quota_error'],
      ...['engine_overloaded_error', 'rate_limit_reached_error', 'invalid_authentication_error'],
    ],
  },
  {
    name: 'iFlytek Spark',
    marks: ['xf-yun', 'xfyun', 'AppIdNoAuth', 'sparkdesk', '"sid":'],
    shape: /["']header["']:\s*\{\s*["']code["']:\s*1\d{4}/,
  },
  { name: 'SiliconFlow', marks: ['siliconflow', 'siliconcloud'], shape: /["']code["']:\s*(?:200\d\d|300\d\d|50[0-9]\d\d)\b/ },
  {
    name: 'DeepSeek',
    marks: ['api.deepseek', 'platform.deepseek', 'Insufficient Balance', 'Authentication Fails', 'Model Not Exist'],
    shape: /^\W*(?:\w+\W+){0,6}402\b/,
  },
  { name: 'Ollama', marks: ['ollama', 'try pulling it first', 'localhost:11434', '127.0.0.1:11434'] },
  { name: 'vLLM', marks: ['vllm'], shape: /["']object["']:\s*["']error["']/ },
  {
    name: 'Anthropic',
    marks: ['api.anthropic.com', 'overloaded_error', 'permission_error', 'claude-', 'Claude API'],
    shape: /["']type["']:\s*["']error["']\s*,\s*["']error["']:|\breq_01[A-Za-z0-9]{8,}/,
  },
  {
    name: 'OpenAI',
    marks: [
      ...[
        'api.openai.com',
        'platform.openai',
        'help.openai',
        'invalid_request_error',
        'insufficient_quota',
        'invalid_api_key',
        'model_not_found',
      ],
      ...['context_length_exceeded', 'rate_limit_exceeded', 'chatgpt', 'You exceeded your current quota', 'Incorrect API key provided'],
    ],
    shape: /\bgpt-\d|\bo[134]-(?:mini|preview)|\borg-[A-Za-z0-9]{8,}|\breq_[0-9a-f]{16,}|\bserver_error\b["']?\s*,\s*["']param/,
  },
];

/** How much of a text is looked at: what an error is, its beginning tells. */
const reach = 20_000;

/** All marks of a row as one pattern. */
const compile = ({ name, marks, shape }: Row): { name: string; pattern: RegExp } => ({
  name,
  pattern: new RegExp(
    [...marks.map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')), ...(shape ? [shape.source] : [])].join('|'),
    'i',
  ),
});

const own = compile(ark).pattern;
const vendors = rows.map(compile);
/** Names in which the case counts: ark is also a part of words. */
const ownNames = /\bArk(?:[A-Z][A-Za-z]*(?:Error|Exception))?\b/;

/** @param others the origins of the catalogue, once they are there */
export function findOrigin(text: string, others: readonly OtherOrigin[] = []): Origin {
  const part = text.slice(0, reach);
  const other = others.find(({ marks }) => marks.some((mark) => part.includes(mark)));
  if (other) return { own: !other.isProduct && isOwn(part), foreign: true, name: other.name, tell: other.tell };
  const name = vendors.find(({ pattern }) => pattern.test(part))?.name;
  return { own: isOwn(part), foreign: name !== undefined, name };
}

function isOwn(text: string): boolean {
  return ownNames.test(text) || own.test(text);
}
