package githubfake

import (
	"net/http"
	"strings"
	"testing"
)

// TestAnswersAreHeldToTheContract: an answer of githubfake that breaks GitHub's API
// description must be noticed, because other tests rely on the answers.
func TestAnswersAreHeldToTheContract(t *testing.T) {
	c, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
	asked := func(id string) *call {
		for _, operation := range c.operations {
			if operation.id == id {
				return &call{operation: operation}
			}
		}
		t.Fatalf("no operation %s", id)
		return nil
	}
	label := map[string]any{"name": "n", "color": "ededed"}
	for name, step := range map[string]struct {
		operation string
		answer    reply
		said      string
	}{
		"as described":          {"issues/get-label", ok(label), ""},
		"a wrong type":          {"issues/get-label", ok(map[string]any{"name": 3}), "/name"},
		"a misspelt property":   {"issues/get-label", ok(map[string]any{"colour": "ededed"}), "colour"},
		"deep inside":           {"issues/list-comments", ok([]any{map[string]any{"user": map[string]any{"login": 3}}}), "/0/user"},
		"no list":               {"issues/list-comments", ok(label), "array"},
		"an undescribed status": {"issues/get-label", reply{status: http.StatusAccepted, body: label}, "202"},
		"a body too many":       {"issues/delete-comment", reply{status: http.StatusNoContent, body: label}, "204"},
		"no body":               {"issues/get-label", reply{status: http.StatusOK}, "200"},
		"an error":              {"checks/get", notFound(), ""},
		"an error of its own":   {"checks/get", reply{status: http.StatusNotFound, body: map[string]any{"mesage": "No"}}, "mesage"},
		"what JSON has not":     {"issues/get-label", ok(make(chan int)), "chan"},
	} {
		t.Run(name, func(t *testing.T) {
			_, wrong := c.encode(asked(step.operation), step.answer)
			said := strings.Join(wrong, "\n")
			if (said == "") != (step.said == "") || !strings.Contains(said, step.said) {
				t.Errorf("it says %q, want %q", said, step.said)
			}
		})
	}
}

// TestEveryOperationIsServed: there must be a handler for exactly the operations in
// GitHub's API description.
func TestEveryOperationIsServed(t *testing.T) {
	c, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
	served := handlers()
	for _, operation := range c.operations {
		if served[operation.id] == nil {
			t.Errorf("%s is described and not served", operation.id)
		}
		delete(served, operation.id)
	}
	if len(served) > 0 {
		t.Errorf("served and not described: %v", served)
	}
}
