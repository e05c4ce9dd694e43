package event

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxPayload is the most that is read of an event's payload, in bytes: GitHub
// sends none that is larger
// (https://docs.github.com/webhooks/webhook-events-and-payloads, payload cap).
const MaxPayload = 25 << 20

// payload is what is used of an event.
type payload struct {
	Deleted     bool         `json:"deleted"`
	Repository  repo         `json:"repository"`
	Sender      account      `json:"sender"`
	PullRequest *pullPayload `json:"pull_request"`
	WorkflowRun *runPayload  `json:"workflow_run"`
	MergeGroup  struct {
		HeadSHA string `json:"head_sha"`
		BaseSHA string `json:"base_sha"`
	} `json:"merge_group"`
}

type account struct {
	Login string `json:"login"`
}

type repo struct {
	FullName      string  `json:"full_name"`
	DefaultBranch string  `json:"default_branch"`
	Owner         account `json:"owner"`
}

type pullPayload struct {
	Number int `json:"number"`
	// The repository of the head is null when it is no more.
	Head struct {
		SHA        string `json:"sha"`
		Repository *repo  `json:"repo"`
	} `json:"head"`
	Base struct {
		SHA string `json:"sha"`
		Ref string `json:"ref"`
	} `json:"base"`
}

type runPayload struct {
	Event          string `json:"event"`
	HeadSHA        string `json:"head_sha"`
	HeadBranch     string `json:"head_branch"`
	HeadRepository *repo  `json:"head_repository"`
}

// parse reads a payload. The reader of the standard library bounds how deep it
// may be.
func parse(text []byte) (p payload, err error) {
	if len(text) > MaxPayload {
		return p, fmt.Errorf("the event's payload is larger than %d MiB", MaxPayload>>20)
	}
	err = json.Unmarshal(text, &p)
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong):
		return p, fmt.Errorf("the event's payload is not one of GitHub's: %.100s is %s instead of %s", cmp.Or(wrong.Field, "it"), inWords(wrong.Value), inWords(wrong.Type.Kind().String()))
	case err != nil:
		return p, fmt.Errorf("the event's payload is no JSON: %w", err)
	}
	return p, nil
}

// inWords says what kind a value is, by JSON's word for it or Go's.
func inWords(kind string) string {
	kind, _, _ = strings.Cut(kind, " ") // a number is followed by which one it is
	switch kind {
	case "array", "slice":
		return "a list"
	case "object", "struct", "ptr":
		return "an object"
	case "string":
		return "a text"
	case "int":
		return "a whole number"
	case "bool":
		return "true or false"
	}
	return "a " + kind
}

// longestBranch is the longest name of a branch that is taken, in bytes; git's own
// bound is that of a file system.
const longestBranch = 255

// sayable tells of the name of a branch that it may be looked for.
func sayable(branch string) bool {
	if branch == "" || len(branch) > longestBranch || !utf8.ValidString(branch) {
		return false
	}
	for _, r := range branch {
		if unicode.IsControl(r) {
			return false
		}
	}
	return true
}
