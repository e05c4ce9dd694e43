package githubfake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// against tells how a request breaks the contract.
func (c *contract) against(asked *call, r *http.Request) []string {
	if asked.operation == nil {
		return []string{"is no operation that is known here"}
	}
	var wrong []string
	if r.Header.Get("User-Agent") == "" {
		wrong = append(wrong, "has no User-Agent, without which GitHub refuses everything")
	}
	if version := r.Header.Get("X-Github-Api-Version"); version != "" && version != apiVersion {
		wrong = append(wrong, fmt.Sprintf("asks for version %q of the API, which is not %s", version, apiVersion))
	}
	wrong = append(wrong, asked.parameterBreaches()...)
	return append(wrong, asked.bodyBreaches(r.Header.Get("Content-Type"))...)
}

// apiVersion is the version of the API that the description is of.
const apiVersion = "2022-11-28"

func (c *call) parameterBreaches() []string {
	var wrong []string
	known := []string{}
	for _, parameter := range c.operation.parameters {
		text, given := c.path[parameter.name]
		if parameter.in == "query" {
			text, given = c.query.Get(parameter.name), c.query.Has(parameter.name)
			known = append(known, parameter.name)
		}
		if !given {
			if parameter.required {
				wrong = append(wrong, "lacks the parameter "+parameter.name)
			}
			continue
		}
		for _, breach := range breaches(parameter.schema, parameter.value(text)) {
			wrong = append(wrong, "parameter "+parameter.name+": "+breach)
		}
	}
	for name, values := range c.query {
		if !slices.Contains(known, name) {
			wrong = append(wrong, "has the parameter "+name+", which GitHub does not know")
		}
		if len(values) > 1 {
			wrong = append(wrong, "has the parameter "+name+" more than once")
		}
		if slices.Contains(unserved(c.operation.id), name) {
			wrong = append(wrong, "has the parameter "+name+", which is not served here yet")
		}
	}
	if size := c.number("per_page", 1); size < 1 || size > entriesAtMost {
		wrong = append(wrong, fmt.Sprintf("asks for %d entries on a page (1 to %d)", size, entriesAtMost))
	}
	if sort := c.query.Get("sort"); sort != "" && sort != "created" {
		wrong = append(wrong, "sorts by "+sort+", which is not served here yet")
	}
	slices.Sort(wrong)
	return wrong
}

// unserved are parameters that GitHub knows and that would be overlooked here.
func unserved(operation string) []string {
	switch operation {
	case "issues/list-for-repo":
		return []string{"assignee", "issue_field_values", "mentioned", "milestone", "since", "type"}
	case "issues/list-comments":
		return []string{"since"}
	}
	return nil
}

// value reads a parameter's text as what the description says it is; text that
// cannot be read stays text and so breaks the schema.
func (p parameter) value(text string) any {
	switch p.kind {
	case "integer", "number":
		if _, err := strconv.ParseInt(text, 10, 64); err == nil {
			return json.Number(text)
		}
	case "boolean":
		if value, err := strconv.ParseBool(text); err == nil {
			return value
		}
	}
	return text
}

func (c *call) bodyBreaches(kind string) []string {
	if c.operation.body == nil {
		if c.body != nil {
			return []string{"has a body, which is not taken"}
		}
		return nil
	}
	if c.body == nil {
		return []string{"has no body"}
	}
	if !strings.HasPrefix(kind, "application/json") {
		return []string{fmt.Sprintf("has a body of the kind %q, not application/json", kind)}
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.body))
	if err != nil {
		return []string{"has a body that is not JSON: " + err.Error()}
	}
	wrong := breaches(c.operation.body, value)
	slices.Sort(wrong)
	return wrong
}

// encode completes an answer, makes bytes of it and tells how it breaks the
// contract.
func (c *contract) encode(asked *call, answer reply) (sent, []string) {
	header := answer.header
	if header == nil {
		header = http.Header{}
	}
	made := sent{status: answer.status, header: header, body: []byte(answer.text)}
	if answer.text != "" {
		header.Set("Content-Type", answer.kind)
		return made, nil
	}
	if answer.body == nil {
		return made, asked.unexpected(answer.status)
	}
	header.Set("Content-Type", jsonKind)
	value, err := plainValue(answer.body)
	if err != nil {
		return made, []string{err.Error()}
	}
	schema := anyError
	if asked.operation != nil {
		declared, found := asked.operation.answers[strconv.Itoa(answer.status)]
		switch {
		case found && declared == "":
			return made, []string{fmt.Sprintf("GitHub describes no body of an answer %d", answer.status)}
		case found:
			schema = declared
		case answer.status < http.StatusMultipleChoices:
			return made, []string{fmt.Sprintf("GitHub describes no answer %d", answer.status)}
		}
	}
	if answer.status < http.StatusMultipleChoices {
		value = c.fill(c.schema(schema), value)
	}
	if made.body, err = json.Marshal(value); err != nil {
		return made, []string{err.Error()}
	}
	return made, c.answerBreaches(schema, answer.status, made.body)
}

// answerBreaches holds an answer against its schema; an error may have the shape
// that all errors have, too.
func (c *contract) answerBreaches(schema string, status int, body []byte) []string {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return []string{err.Error()}
	}
	wrong := breaches(c.compiled[schema], value)
	if status >= http.StatusMultipleChoices && len(breaches(c.compiled[anyError], value)) == 0 {
		return nil
	}
	return wrong
}

// unexpected tells of an answer without a body where one is described.
func (c *call) unexpected(status int) []string {
	if schema, found := c.operation.answers[strconv.Itoa(status)]; !found || schema != "" {
		return []string{fmt.Sprintf("GitHub describes no answer %d without a body", status)}
	}
	return nil
}

// plainValue makes maps, lists, texts and numbers of an answer.
func plainValue(body any) (any, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(text))
}
