package githubfake

import (
	"fmt"
	"net/http"
	"strconv"
)

// reply is what a handler answers, before it is encoded.
type reply struct {
	status int
	header http.Header
	// body is encoded as JSON. If nil, the answer has no body.
	body any
	// If the field text is not empty, it is sent instead of body, with the content type
	// in the field kind.
	text, kind string
	// broken says which rule of GitHub the request breaks, if it is a rule that the
	// schemas do not contain. Otherwise it is empty.
	broken string
}

func ok(body any) reply      { return reply{status: http.StatusOK, body: body} }
func created(body any) reply { return reply{status: http.StatusCreated, body: body} }

// refusal returns an error reply with GitHub's message.
func refusal(status int, message string) reply {
	return reply{status: status, body: map[string]any{
		"message":           message,
		"documentation_url": "https://docs.github.com/rest",
		"status":            strconv.Itoa(status),
	}}
}

func notFound() reply { return refusal(http.StatusNotFound, "Not Found") }

// invalid returns the reply to a request whose field does not fit the state of the
// server, for example a label that already exists.
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

// broken returns the reply to a request that GitHub never accepts. The test that sends
// it fails.
func broken(resource, field, format string, arguments ...any) reply {
	message := fmt.Sprintf(format, arguments...)
	refused := invalid(resource, field, "custom", message)
	refused.broken = fmt.Sprintf("%s %s: %s", resource, field, message)
	return refused
}
