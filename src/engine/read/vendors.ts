/**
 * Other services and programs, by what they print; part of the index, read by `origins.ts`. One a line, what is specific before what is
 * general: its name, then literal pieces, in lower case. Behind `~` stand pieces of its structures, without blanks and quotation marks.
 */
export const vendors: readonly (readonly [name: string, ...marks: string[]])[] = `
OpenRouter | openrouter | no endpoints found
Amazon Web Services | bedrock | s3exception | s3client | s3: | aws: | cloudfront | <hostid> | s3.us- | s3.cn- | amazonaws | arn:aws | botocore | awsaccesskeyid | <type>sender< | an error occurred (
Azure OpenAI | azure | deploymentnotfound | api deployment for this resource | content management policy | invalid subscription key
Google Gemini | generativelanguage | gserviceaccount | googleapis | aiplatform | vertexai | vertex ai | google.rpc | google.api | google.genai | resource_exhausted | invalid_argument | failed_precondition | permission_denied | unauthenticated | gemini-
Aliyun DashScope | dashscope | aliyun | alibaba | bailian | 百炼 | qwen | datainspectionfailed | arrearage | invalidapikey | internalerror.algo | forbidden.ram | throttling. | allocationquota | oss2. | x-oss-
Tencent Hunyuan | tencentcloud | qcloud | coscmd | hunyuan | authfailure | ~response:{error:
Baidu Qianfan | qianfan | baidubce | wenxin | ernie- | invalid_iam_token | "error_code" | 'error_code'
Zhipu | bigmodel | zhipu | z.ai/
MiniMax | base_resp | status_msg | minimax | (1004) | (1008) | (1026) | (2013)
Moonshot / Kimi | moonshot | kimi.com | kimi.ai | api.kimi | access_terminated_error | exceeded_current_quota_error | engine_overloaded_error | rate_limit_reached_error | invalid_authentication_error
iFlytek Spark | xf-yun | xfyun | appidnoauth | sparkdesk | "sid": | ~header:{code:1
SiliconFlow | siliconflow | siliconcloud
DeepSeek | api.deepseek | platform.deepseek | insufficient balance | authentication fails | model not exist
Ollama | ollama | try pulling it first | localhost:11434 | 127.0.0.1:11434
vLLM | vllm | ~object:error
Anthropic | api.anthropic.com | ~type:overloaded_error | permission_error | claude- | claude api | req_01 | ~type:error,error:
MinIO | minio
Huawei Cloud | huaweicloud
Redis | redis.
MySQL | mysql
PostgreSQL | psycopg | postgres
npm | npm err! | npm error
Stripe | stripe
Docker | failed to pull image | docker.io
Hugging Face | huggingface.co
GitHub | 'https://github.com | host: github.com | api.github.com
OpenAI | api.openai.com | platform.openai | center at help.openai | invalid_request_error | insufficient_quota | invalid_api_key | model_not_found | context_length_exceeded | rate_limit_exceeded | chatgpt | you exceeded your current quota | incorrect api key provided | gpt-3 | gpt-4 | gpt-5 | o1- | o3- | o4-mini | organization org- | request id req_ | ~server_error,param
`
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', ...marks] = line.split(' | ');
    return [name, ...marks];
  });
