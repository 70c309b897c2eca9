# Retry Ark calls by `code`, never by status or text.
# pip install 'volcengine-python-sdk[ark]'
import os
import random
import time

from volcenginesdkarkruntime import Ark
from volcenginesdkarkruntime._exceptions import ArkAPIError

# Codes of errors that can clear on their own. Stop at any other code, known or not.
RETRY_CODES = {
    # 429: too fast or too many for now
    "RequestBurstTooFast",
    "ServerOverloaded",
    "ModelLoadingError",
    "InflightBatchsizeExceeded",
    "AccountRateLimitExceeded",
    "APIAccountRpmRateLimitExceeded",
    "ModelAccountRpmRateLimitExceeded",
    "ModelAccountTpmRateLimitExceeded",
    "ModelAccountIpmRateLimitExceeded",
    "ModelAccountFlexTpmRateLimitExceeded",
    "RateLimitExceeded.EndpointRPMExceeded",
    "RateLimitExceeded.EndpointTPMExceeded",
    "RateLimitExceeded.EndpointFlexTPMExceeded",
    "RateLimitExceeded.FoundationModelRPMExceeded",
    "RateLimitExceeded.FoundationModelTPMExceeded",
    # 500
    "InternalServiceError",
    "InternalError",
    # 400 and 403 that can clear: the safety check itself failed, or the resource is busy
    "ContentSecurityDetectionError",
    "OperationDenied.InvalidState",
}
MAX_RETRIES = 7  # waits 60 to 120 s in all: a limit per minute has passed by then


def should_retry(error):
    # Without a code (timeout, broken connection, error page of a gateway), Ark may
    # have done the work. You may be billed twice if you resend: a person decides.
    return error.code in RETRY_CODES


def backoff(retry):
    """2, 4, 8, 16, then 30 s, each cut by up to half at random."""
    return min(30.0, 2.0 * 2**retry) * random.uniform(0.5, 1.0)


def with_retry(call, sleep=time.sleep):
    for retry in range(MAX_RETRIES + 1):
        try:
            return call()
        except ArkAPIError as error:
            if retry == MAX_RETRIES or not should_retry(error):
                raise
            sleep(backoff(retry))


if __name__ == "__main__":
    client = Ark(
        api_key=os.environ["ARK_API_KEY"],
        max_retries=0,  # the SDK's own retries look at the status only
    )
    answer = with_retry(
        lambda: client.chat.completions.create(
            model=os.environ["ARK_MODEL"],  # model ID or endpoint ID
            messages=[{"role": "user", "content": "Hello"}],
        )
    )
    print(answer.choices[0].message.content)
