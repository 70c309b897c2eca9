#!/usr/bin/env bash
# Retry an Ark call by `error.code`, never by status or text. Needs curl and jq.
set -u

base_url="${ARK_BASE_URL:-https://ark.cn-beijing.volces.com/api/v3}"
max_retries=7 # waits 60 to 120 s in all: a limit per minute has passed by then

# Codes of errors that can clear on their own. Stop at any other code, known or not.
should_retry() { # code
  case "$1" in
    # 429: too fast or too many for now
    RequestBurstTooFast | ServerOverloaded | ModelLoadingError | \
      InflightBatchsizeExceeded | AccountRateLimitExceeded | APIAccountRpmRateLimitExceeded | \
      ModelAccountRpmRateLimitExceeded | ModelAccountTpmRateLimitExceeded | \
      ModelAccountIpmRateLimitExceeded | ModelAccountFlexTpmRateLimitExceeded | \
      RateLimitExceeded.EndpointRPMExceeded | RateLimitExceeded.EndpointTPMExceeded | \
      RateLimitExceeded.EndpointFlexTPMExceeded | \
      RateLimitExceeded.FoundationModelRPMExceeded | \
      RateLimitExceeded.FoundationModelTPMExceeded) return 0 ;;
    # 500
    InternalServiceError | InternalError) return 0 ;;
    # 400 and 403 that can clear: the safety check itself failed, or the resource is busy
    ContentSecurityDetectionError | OperationDenied.InvalidState) return 0 ;;
    # Without a code (timeout, broken connection, error page of a gateway), Ark may
    # have done the work. You may be billed twice if you resend: a person decides.
    *) return 1 ;;
  esac
}

request="$(jq -n --arg model "$ARK_MODEL" '{model: $model, messages: [{role: "user", content: "Hello"}]}')"

for ((retry = 0; ; retry++)); do
  # No --retry: it also retries after timeouts, and looks only at the status.
  answer="$(curl -sS --max-time 600 -w '\n%{http_code}' "$base_url/chat/completions" \
    -H "Authorization: Bearer $ARK_API_KEY" -H 'Content-Type: application/json' -d "$request")"
  status="${answer##*$'\n'}"
  body="${answer%$'\n'*}"

  if [[ "$status" == 2?? ]]; then
    printf '%s\n' "$body"
    exit 0
  fi
  code="$(jq -r '.error.code // empty' <<<"$body" 2>/dev/null)"
  if ((retry >= max_retries)) || ! should_retry "$code"; then
    printf 'HTTP %s %s\n%s\n' "$status" "$code" "$body" >&2
    exit 1
  fi

  # 2, 4, 8, 16, then 30 s, each cut by up to half at random
  longest=$((2000 << retry))
  ((longest > 30000)) && longest=30000
  wait_ms=$((longest / 2 + RANDOM % (longest / 2 + 1)))
  sleep "$((wait_ms / 1000)).$(printf '%03d' $((wait_ms % 1000)))"
done
