package githubfake

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

//go:embed openapi/github.json
var description []byte

// anyError is the name of the schema for error answers that the API description of an
// operation does not list.
const anyError = "error"

// resource is the name by which a schema refers to openapi/github.json.
const resource = "github.json"

// contract is GitHub's description of its API, prepared for validating requests and
// answers.
type contract struct {
	operations []*operation
	// Both maps have the name of a schema as key. The map schemas has the schemas as
	// decoded JSON, from which fill reads the properties of answers. The map compiled
	// has them ready for validation.
	schemas  map[string]any
	compiled map[string]*jsonschema.Schema
}

// operation is one operation of GitHub's API, such as creating a check run.
type operation struct {
	// id is GitHub's name for the operation, for example checks/create.
	id         string
	method     string
	pattern    []string // the segments of the path; {name} stands for a value
	several    string   // the path parameter that may contain slashes, or ""
	parameters []parameter
	body       *jsonschema.Schema // nil if the request has no body
	// answers has the name of the schema for each status, or "" if the answer has no
	// body.
	answers map[string]string
}

type parameter struct {
	name, in string
	required bool
	schema   *jsonschema.Schema
	// kind is the type in the schema, such as integer. The text of the parameter is
	// converted to it.
	kind string
}

// described is the JSON form of an operation in openapi/github.json. It has the names
// of schemas.
type described struct {
	Method     string
	Path       string
	Body       string
	Answers    map[string]string
	Parameters []struct {
		Name, In, Type, Schema string
		Required, Several      bool
	}
}

// loadContract decodes openapi/github.json and compiles its schemas.
func loadContract() (*contract, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(description))
	if err != nil {
		return nil, err
	}
	var file struct{ Operations map[string]described }
	if err := json.Unmarshal(description, &file); err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft7)
	compiler.AssertFormat()
	if err := compiler.AddResource(resource, document); err != nil {
		return nil, err
	}
	schemas := document.(map[string]any)["definitions"].(map[string]any)
	c := &contract{schemas: schemas, compiled: map[string]*jsonschema.Schema{}}
	for name := range schemas {
		if c.compiled[name], err = compiler.Compile(resource + "#/definitions/" + name); err != nil {
			return nil, err
		}
	}
	for id, operation := range file.Operations {
		c.operations = append(c.operations, c.operation(id, operation))
	}
	return c, nil
}

func (c *contract) operation(id string, from described) *operation {
	made := &operation{id: id, method: from.Method, pattern: segments(from.Path), body: c.compiled[from.Body], answers: from.Answers}
	for _, p := range from.Parameters {
		made.parameters = append(made.parameters, parameter{p.Name, p.In, p.Required, c.compiled[p.Schema], p.Type})
		if p.Several {
			made.several = p.Name
		}
	}
	return made
}

// breaches returns how a value breaks a schema, one line for each breach.
func breaches(schema *jsonschema.Schema, value any) []string {
	err := schema.Validate(value)
	if err == nil {
		return nil
	}
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return []string{err.Error()}
	}
	output := invalid.BasicOutput()
	var told []string
	for _, unit := range append(output.Errors, *output) {
		if unit.Error != nil {
			told = append(told, strings.TrimSpace(unit.InstanceLocation+" "+unit.Error.String()))
		}
	}
	return told
}
