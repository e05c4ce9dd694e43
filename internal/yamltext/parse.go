package yamltext

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"gopkg.in/yaml.v3"
)

// Problem is something that stops a text from becoming a document. Because
// and Remedy are sentences for people. Line and Column count from 1.
type Problem struct {
	Line    int
	Column  int
	Because string
	Remedy  string
}

// Parse reads one document. Any problem means that there is no document: a
// file is read whole or not at all. The content is UTF-8.
func Parse(content []byte) (Node, []Problem) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	root, next, err := decode(content)
	if err != nil {
		return Node{}, []Problem{diagnose(content, err)}
	}
	if root == nil {
		return Node{}, nil
	}
	if next != nil {
		return Node{}, []Problem{secondDocument(next)}
	}
	if problems := check(root); len(problems) > 0 {
		return Node{}, problems
	}
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return Node{}, nil
	}
	return at(root), nil
}

// decode gives the first document and, when there is one, the second.
func decode(content []byte) (root, next *yaml.Node, err error) {
	// yaml.v3 panics on some malformed input; its parser is the boundary to
	// text that anyone may have written, so a panic there is a parse error.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: %v", p)
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	documents := make([]*yaml.Node, 0, 2)
	for len(documents) < 2 {
		var document yaml.Node
		if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, nil, err
		}
		if len(document.Content) == 0 {
			break
		}
		documents = append(documents, document.Content[0])
	}
	switch len(documents) {
	case 0:
		return nil, nil, nil
	case 1:
		return documents[0], nil, nil
	}
	return documents[0], documents[1], nil
}

func secondDocument(next *yaml.Node) Problem {
	return Problem{
		Line: next.Line, Column: next.Column,
		Because: "A second document begins here, after a line of three hyphens; only one can be read from a file.",
		Remedy:  "Remove the `---` line, or move what follows it to a file of its own.",
	}
}
