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

// MaxPayload is the largest payload that is read, in bytes. GitHub sends none
// that is larger (https://docs.github.com/webhooks/webhook-events-and-payloads,
// payload cap).
const MaxPayload = 25 << 20

// payload is the part of an event's payload that is used.
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
	// The repository of the head is null if it was deleted.
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

// parse decodes a payload. encoding/json bounds its depth.
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

// inWords returns the kind of a value in plain words. The argument is JSON's or
// Go's name for it.
func inWords(kind string) string {
	kind, _, _ = strings.Cut(kind, " ") // for a number, its digits follow
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

// longestBranch bounds the name of a branch, in bytes. Git's own limit is that
// of the file system.
const longestBranch = 255

// sayable reports whether a branch's name is safe to search for.
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
