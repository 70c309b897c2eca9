// Retry Ark calls by code, never by status or text.
// go get github.com/volcengine/volcengine-go-sdk
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"math/rand"
	"os"
	"time"

	"github.com/volcengine/volcengine-go-sdk/service/arkruntime"
	"github.com/volcengine/volcengine-go-sdk/service/arkruntime/model"
	"github.com/volcengine/volcengine-go-sdk/volcengine"
)

// Codes of errors that can clear on their own. Stop at any other code, known or not.
var retryCodes = map[string]bool{
	// 429: too fast or too many for now
	"RequestBurstTooFast":                          true,
	"ServerOverloaded":                             true,
	"ModelLoadingError":                            true,
	"InflightBatchsizeExceeded":                    true,
	"AccountRateLimitExceeded":                     true,
	"APIAccountRpmRateLimitExceeded":               true,
	"ModelAccountRpmRateLimitExceeded":             true,
	"ModelAccountTpmRateLimitExceeded":             true,
	"ModelAccountIpmRateLimitExceeded":             true,
	"ModelAccountFlexTpmRateLimitExceeded":         true,
	"RateLimitExceeded.EndpointRPMExceeded":        true,
	"RateLimitExceeded.EndpointTPMExceeded":        true,
	"RateLimitExceeded.EndpointFlexTPMExceeded":    true,
	"RateLimitExceeded.FoundationModelRPMExceeded": true,
	"RateLimitExceeded.FoundationModelTPMExceeded": true,
	// 500
	"InternalServiceError": true,
	"InternalError":        true,
	// 400 and 403 that can clear: the safety check itself failed, or the resource is busy
	"ContentSecurityDetectionError": true,
	"OperationDenied.InvalidState":  true,
}

const maxRetries = 7 // waits 60 to 120 s in all: a limit per minute has passed by then

func shouldRetry(err error) bool {
	// Without a code (timeout, broken connection, error page of a gateway), Ark may
	// have done the work. You may be billed twice if you resend: a person decides.
	var apiErr *model.APIError
	return errors.As(err, &apiErr) && retryCodes[apiErr.Code]
}

// backoff gives 2, 4, 8, 16, then 30 s, each cut by up to half at random.
// Before Go 1.20, call rand.Seed once at the start.
func backoff(retry int) time.Duration {
	longest := 2 * time.Second << uint(retry)
	if longest > 30*time.Second {
		longest = 30 * time.Second
	}
	return longest/2 + time.Duration(rand.Int63n(int64(longest/2)))
}

func withRetry(ctx context.Context, call func() error) error {
	for retry := 0; ; retry++ {
		err := call()
		if err == nil || ctx.Err() != nil || retry == maxRetries || !shouldRetry(err) {
			return err
		}
		select {
		case <-time.After(backoff(retry)):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func main() {
	client := arkruntime.NewClientWithApiKey(
		os.Getenv("ARK_API_KEY"),
		arkruntime.WithRetryTimes(0), // the SDK's own retries look at the status only
	)
	ctx := context.Background()

	var answer model.ChatCompletionResponse
	err := withRetry(ctx, func() (err error) {
		answer, err = client.CreateChatCompletion(ctx, model.CreateChatCompletionRequest{
			Model: os.Getenv("ARK_MODEL"), // model ID or endpoint ID
			Messages: []*model.ChatCompletionMessage{{
				Role:    model.ChatMessageRoleUser,
				Content: &model.ChatCompletionMessageContent{StringValue: volcengine.String("Hello")},
			}},
		})
		return err
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(*answer.Choices[0].Message.Content.StringValue)
}
