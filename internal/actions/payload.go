package actions

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxPayload is the largest payload that is accepted, in bytes. GitHub sends no larger
// one (https://docs.github.com/webhooks/webhook-events-and-payloads, payload cap).
const MaxPayload = 25 << 20

// payload has the fields of an event's payload that dgcheck uses.
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
	// Head.Repository is nil if the repository was deleted.
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

// parse decodes a payload. It sets no limit on nesting, because encoding/json has one.
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

// inWords returns plain words for the name of a type of value in JSON or Go, such as "a
// list" for "array".
func inWords(kind string) string {
	kind, _, _ = strings.Cut(kind, " ") // for a number, kind also has its digits
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

// longestBranch is the longest branch name that is accepted, in bytes. Git itself has
// no limit except that of the file system.
const longestBranch = 255

// sayable reports whether a branch name may be used in a search on GitHub.
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
