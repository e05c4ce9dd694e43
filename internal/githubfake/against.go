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

// against returns how a request breaks GitHub's description of its API, one line for
// each breach. The argument asked is the parsed form of the request.
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

// apiVersion is the version of GitHub's API that openapi/github.json describes.
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
	wrong = append(wrong, c.queryBreaches(known)...)
	if size := c.number("per_page", 1); size < 1 || size > entriesAtMost {
		wrong = append(wrong, fmt.Sprintf("asks for %d entries on a page (1 to %d)", size, entriesAtMost))
	}
	if sort := c.query.Get("sort"); sort != "" && sort != "created" {
		wrong = append(wrong, "sorts by "+sort+", which is not served here yet")
	}
	slices.Sort(wrong)
	return wrong
}

// queryBreaches returns what is wrong with the query: parameters that GitHub does not
// have, that occur more than once, or that githubfake does not support. The argument
// known has the names of the parameters that GitHub has.
func (c *call) queryBreaches(known []string) []string {
	var wrong []string
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
	return wrong
}

// unserved returns the parameters that this operation has on GitHub but that githubfake
// does not support. The operation is given by GitHub's name, for example checks/create.
func unserved(operation string) []string {
	switch operation {
	case "issues/list-for-repo":
		return []string{"assignee", "issue_field_values", "mentioned", "milestone", "since", "type"}
	case "issues/list-comments":
		return []string{"since"}
	}
	return nil
}

// value converts the text of a parameter to the type that GitHub's API description
// requires. If that fails, it returns the text, which then breaks the schema.
func (p parameter) value(text string) any {
	if _, err := strconv.ParseInt(text, 10, 64); err == nil && p.kind == "integer" {
		return json.Number(text)
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
