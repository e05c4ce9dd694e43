package githubfake

import (
	"fmt"
	"net/http"
	"strconv"
)

// reply is an answer before it is sent.
type reply struct {
	status int
	header http.Header
	// body is what is encoded as JSON; nil sends none.
	body any
	// text is sent instead where it is not empty, as kind.
	text, kind string
	// broken is what of GitHub's rules the request broke, where the description
	// has no words for them.
	broken string
}

func ok(body any) reply      { return reply{status: http.StatusOK, body: body} }
func created(body any) reply { return reply{status: http.StatusCreated, body: body} }

// refusal is an error as GitHub words it.
func refusal(status int, message string) reply {
	return reply{status: status, body: map[string]any{
		"message":           message,
		"documentation_url": "https://docs.github.com/rest",
		"status":            strconv.Itoa(status),
	}}
}

func notFound() reply { return refusal(http.StatusNotFound, "Not Found") }

// invalid refuses a field of what was to be written, for a reason that is the
// state of the world, such as a label that is already there.
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

// broken refuses what no request may ever hold; the test fails by it.
func broken(resource, field, format string, arguments ...any) reply {
	message := fmt.Sprintf(format, arguments...)
	refused := invalid(resource, field, "custom", message)
	refused.broken = fmt.Sprintf("%s %s: %s", resource, field, message)
	return refused
}
