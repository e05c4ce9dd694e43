package githubfake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// encode adds the missing properties to an answer of a handler and encodes it. It also
// returns how the answer breaks GitHub's API description, one line for each breach.
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
	schema, breach := asked.answerSchema(answer.status)
	if breach != "" {
		return made, []string{breach}
	}
	if answer.status < http.StatusMultipleChoices {
		value = c.fill(c.schema(schema), value)
	}
	if made.body, err = json.Marshal(value); err != nil {
		return made, []string{err.Error()}
	}
	return made, c.answerBreaches(schema, answer.status, made.body)
}

// answerSchema returns the name of the schema for an answer that has this status and a
// body. If GitHub's API description has no such answer, it returns a breach instead.
// The description lists few error answers; for other error answers, the schema is
// anyError.
func (c *call) answerSchema(status int) (schema, breach string) {
	if c.operation == nil {
		return anyError, ""
	}
	declared, found := c.operation.answers[strconv.Itoa(status)]
	switch {
	case found && declared == "":
		return "", fmt.Sprintf("GitHub describes no body of an answer %d", status)
	case found:
		return declared, ""
	case status < http.StatusMultipleChoices:
		return "", fmt.Sprintf("GitHub describes no answer %d", status)
	}
	return anyError, ""
}

// answerBreaches returns how the body of an answer breaks the schema of that name. An
// error answer may match the schema anyError instead.
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

// unexpected returns a breach if an answer has no body, but GitHub's API description
// requires one.
func (c *call) unexpected(status int) []string {
	if schema, found := c.operation.answers[strconv.Itoa(status)]; !found || schema != "" {
		return []string{fmt.Sprintf("GitHub describes no answer %d without a body", status)}
	}
	return nil
}

// plainValue converts the body of an answer to what the JSON decoder returns: maps,
// lists, strings and numbers.
func plainValue(body any) (any, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(text))
}
