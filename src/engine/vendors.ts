/**
 * Marks by which other services' errors are told, structural only: field names, types, code shapes, hosts, ids.
 * Checked in order; what is specific stands before what is general.
 */
interface Vendor {
  name: string;
  marks: readonly RegExp[];
}

const vendors: readonly Vendor[] = [
  {
    name: 'one-api / new-api',
    marks: [
      /\b(?:one|new|rix|shell|vo|chat)_?api_(?:error|panic)\b/i,
      /所有令牌|该令牌|无可用渠道|当前分组/,
      /\(request id: 20\d{12}/,
      /\bcf-api-error\b/,
    ],
  },
  { name: 'OpenRouter', marks: [/openrouter/i, /No endpoints found/] },
  { name: 'Amazon Bedrock', marks: [/\bbedrock\b/i] },
  { name: 'Amazon S3', marks: [/<Code>[A-Za-z]+<\/Code>[^]{0,400}<HostId>/, /\bs3[.-][\w.-]*amazonaws/i, /<BucketName>/] },
  { name: 'Amazon SP-API', marks: [/sellingpartner/i, /["']message["']:\s*["'][^"']*["'],\s*["']details["']:/] },
  {
    name: 'Amazon Web Services',
    marks: [
      /An error occurred \(\w+\) when calling the \w+ operation/,
      /amazonaws|\barn:aws/i,
      /\bbotocore\b|com\.amazonaws|software\.amazon/,
      /x-amzn-|__type/,
      /AWSAccessKeyId|\bA[KS]IA[0-9A-Z]{16}|<Type>(?:Sender|Receiver)<|<ErrorResponse/,
    ],
  },
  {
    name: 'Azure OpenAI',
    marks: [
      /\bazure\b/i,
      /DeploymentNotFound|API deployment for this resource/,
      /content management policy|invalid subscription key/,
      /\bPermissionDenied\b.*Principal/,
    ],
  },
  {
    name: 'Anthropic',
    marks: [
      /anthropic/i,
      /["']type["']:\s*["']error["']\s*,\s*["']error["']:/,
      /\breq_01[A-Za-z0-9]+/,
      /\bclaude-\w|Claude API/i,
      /\boverloaded_error\b|\bpermission_error\b/,
    ],
  },
  {
    name: 'Google Gemini',
    marks: [
      /generativelanguage|googleapis|aiplatform|\bvertex ?ai\b|google\.(?:rpc|api|genai)/i,
      /RESOURCE_EXHAUSTED|INVALID_ARGUMENT|FAILED_PRECONDITION|PERMISSION_DENIED|UNAUTHENTICATED|["']UNAVAILABLE["']/,
      /\bgemini-\d/i,
    ],
  },
  {
    name: 'Aliyun DashScope',
    marks: [
      /dashscope|aliyuncs|\balibaba|\baliyun|bailian|百炼/i,
      /DataInspectionFailed|Arrearage|InvalidApiKey|Throttling\.\w+|InternalError\.Algo|Forbidden\.RAM/,
      /\bqwen/i,
      /["']?request_id["']?\s*[:=]\s*["']?[0-9a-f]{8}-[0-9a-f]{4}-/,
    ],
  },
  {
    name: 'Tencent Hunyuan',
    marks: [/["']?Response["']?\s*:\s*\{\s*["']?Error["']?\s*:/, /tencentcloud|hunyuan/i, /TencentCloudSDKException|\bAuthFailure\b/],
  },
  { name: 'Baidu Qianfan', marks: [/["']?error_msg["']?\s*[:=]/, /qianfan|aip\.baidubce|baidubce|wenxin|ernie-/i, /invalid_iam_token/] },
  {
    name: 'Zhipu',
    marks: [
      /bigmodel|zhipu|z\.ai\b/i,
      /["']code["']:\s*["']?1(?:000|001|002|003|004|1\d\d|2\d\d|30\d|31\d)["']?\s*,\s*["']message/,
      /\bcode[=:]\s*["']?1(?:1|2|3)\d\d\b/,
    ],
  },
  { name: 'MiniMax', marks: [/base_resp|status_msg|minimax/i, /\((?:1000|1002|1004|1008|1013|1026|1027|1039|2013|2049)\)\s*$/] },
  {
    name: 'Moonshot / Kimi',
    marks: [
      /moonshot|kimi\.(?:com|ai)|api\.kimi/i,
      /access_terminated_error|exceeded_current_quota_error|engine_overloaded_error|rate_limit_reached_error|invalid_authentication_error/,
    ],
  },
  {
    name: 'iFlytek Spark',
    marks: [/xf-yun|xfyun|AppIdNoAuth|\bsparkdesk\b/i, /["']header["']:\s*\{\s*["']code["']:\s*1\d{4}/, /["']sid["']:\s*["']/],
  },
  { name: 'SiliconFlow', marks: [/siliconflow|siliconcloud/i, /["']code["']:\s*(?:200\d\d|300\d\d|50[0-9]\d\d)\b/] },
  {
    name: 'DeepSeek',
    marks: [/api\.deepseek|platform\.deepseek/i, /^\W*(?:\w+\W+){0,6}402\b/, /Insufficient Balance|Authentication Fails|Model Not Exist/],
  },
  { name: 'Ollama', marks: [/ollama/i, /try pulling it first/, /localhost:11434|127\.0\.0\.1:11434/] },
  { name: 'vLLM', marks: [/\bvllm\b/i, /["']object["']:\s*["']error["']/] },
  {
    name: 'OpenAI',
    marks: [
      /api\.openai\.com|platform\.openai|help\.openai/i,
      /\binvalid_request_error\b|\binsufficient_quota\b|\binvalid_api_key\b|\bmodel_not_found\b|\bcontext_length_exceeded\b|\brate_limit_exceeded\b|\bserver_error\b["']?\s*,\s*["']param/,
      /\bgpt-[345]|\bo[134]-(?:mini|preview)|chatgpt|\borg-[A-Za-z0-9]{8,}/i,
      /\breq_[0-9a-f]{16,}/,
      /You exceeded your current quota|Incorrect API key provided/,
    ],
  },
];

const network: readonly RegExp[] = [
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE/,
  /Connection error\.|Failed to fetch|fetch failed|socket hang up|NetworkError|network error/i,
  /connection (?:refused|reset|aborted|timed out)|积极拒绝|无法连接|连接超时|连接被/i,
  /(?:Connect|Read|Connection)Timeout|Request timed out|deadline exceeded|context canceled|operation was aborted|i\/o timeout|getaddrinfo|Name or service not known|no such host|Max retries exceeded/i,
  /CERTIFICATE_VERIFY_FAILED|SSLError|SSL: |x509: |tls: |unable to get local issuer/i,
  /blocked by CORS|CORS policy/i,
];

/** How much of a text is looked at: what an error is, its beginning or end tells. */
const reach = 20_000;

/** The first vendor of the table whose marks stand in the text; `network` where no answer came back at all. */
export function findVendor(text: string): string | undefined {
  const part = text.length > reach ? text.slice(0, reach) : text;
  const vendor = vendors.find(({ marks }) => marks.some((mark) => mark.test(part)));
  return vendor?.name ?? (isNetworkFailure(part) ? 'network' : undefined);
}

function isNetworkFailure(text: string): boolean {
  return network.some((mark) => mark.test(text));
}
