package githubfake

import (
	"fmt"
	"net/http"
	"strconv"
)

// reply is an answer before it is encoded.
type reply struct {
	status int
	header http.Header
	// body is encoded as JSON. If nil, nothing is sent.
	body any
	// text is sent instead of body if it is not empty, with the content type
	// kind.
	text, kind string
	// broken is the rule of GitHub that the request breaks, if the description
	// has no schema for it.
	broken string
}

func ok(body any) reply      { return reply{status: http.StatusOK, body: body} }
func created(body any) reply { return reply{status: http.StatusCreated, body: body} }

// refusal returns an error with GitHub's wording.
func refusal(status int, message string) reply {
	return reply{status: status, body: map[string]any{
		"message":           message,
		"documentation_url": "https://docs.github.com/rest",
		"status":            strconv.Itoa(status),
	}}
}

func notFound() reply { return refusal(http.StatusNotFound, "Not Found") }

// invalid refuses a field because of the state of the world, for example a
// label that already exists.
func invalid(resource, field, code, message string) reply {
	detail := map[string]any{"resource": resource, "field": field, "code": code}
	if message != "" {
		detail["message"] = message
	}
	return reply{status: http.StatusUnprocessableEntity, body: map[string]any{
		"message":           "Validation Failed",
		"errors":            []any{detail},
		"documentation_url": "https://docs.github.com/rest",
	}}
}

// broken refuses a request that is never valid, and fails the test.
func broken(resource, field, format string, arguments ...any) reply {
	message := fmt.Sprintf(format, arguments...)
	refused := invalid(resource, field, "custom", message)
	refused.broken = fmt.Sprintf("%s %s: %s", resource, field, message)
	return refused
}
