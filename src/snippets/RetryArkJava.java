// Retry Ark calls by code, never by status or text.
// Maven: com.volcengine:volcengine-java-sdk-ark-runtime
import com.volcengine.ark.runtime.exception.ArkHttpException;
import com.volcengine.ark.runtime.model.completion.chat.ChatCompletionRequest;
import com.volcengine.ark.runtime.model.completion.chat.ChatMessage;
import com.volcengine.ark.runtime.model.completion.chat.ChatMessageRole;
import com.volcengine.ark.runtime.service.ArkService;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

public class RetryArkJava {

    // Codes of errors that can clear on their own. Stop at any other code, known or not.
    static final Set<String> RETRY_CODES = new HashSet<>(Arrays.asList(
            // 429: too fast or too many for now
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
            // 500
            "InternalServiceError",
            "InternalError",
            // 400 and 403 that can clear: the safety check itself failed, or the resource is busy
            "ContentSecurityDetectionError",
            "OperationDenied.InvalidState"));

    static final int MAX_RETRIES = 7; // waits 60 to 120 s in all: a limit per minute has passed by then

    static boolean shouldRetry(RuntimeException error) {
        // Without a code (timeout, broken connection, error page of a gateway), Ark may
        // have done the work. You may be billed twice if you resend: a person decides.
        return error instanceof ArkHttpException && RETRY_CODES.contains(((ArkHttpException) error).code);
    }

    /** 2, 4, 8, 16, then 30 s, each cut by up to half at random. */
    static long backoffMillis(int retry) {
        long longest = Math.min(30_000L, 2_000L << retry);
        return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2);
    }

    static <T> T withRetry(Supplier<T> call) throws InterruptedException {
        for (int retry = 0; ; retry++) {
            try {
                return call.get();
            } catch (RuntimeException error) {
                if (retry == MAX_RETRIES || !shouldRetry(error)) {
                    throw error;
                }
                Thread.sleep(backoffMillis(retry));
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        ArkService service = ArkService.builder()
                .apiKey(System.getenv("ARK_API_KEY"))
                .retryTimes(0) // the SDK's own retries look at the status only
                .build();
        ChatMessage message = ChatMessage.builder().role(ChatMessageRole.USER).content("Hello").build();
        ChatCompletionRequest request = ChatCompletionRequest.builder()
                .model(System.getenv("ARK_MODEL")) // model ID or endpoint ID
                .messages(Collections.singletonList(message))
                .build();

        System.out.println(
                withRetry(() -> service.createChatCompletion(request)).getChoices().get(0).getMessage().getContent());
        service.shutdownExecutor();
    }
}
