package yamltext

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"

	"gopkg.in/yaml.v3"
)

// Problem is something that stops a text from becoming a document. Because
// and Remedy are sentences for people. Line and Column count from 1.
type Problem struct {
	Line    int
	Column  int
	Because string
	Remedy  string
	// Mistyped is the line as it is and Meant the line to write in its place, if the
	// line can only be meant in one way. Otherwise both are "".
	Mistyped, Meant string
}

// Parse reads one document. Any problem means that there is no document: a
// file is read whole or not at all. The content is UTF-8, in lines that end in
// LF or CRLF.
func Parse(content []byte) (Node, []Problem) { return ParseFor(content, nil) }

// ParseFor is Parse for a reader that knows the keys of the document. If a line can be
// meant at several depths, unknown decides which one a problem names.
func ParseFor(content []byte, unknown Unknown) (Node, []Problem) {
	content = usualLines(bytes.TrimPrefix(content, []byte("\ufeff")))
	if problem, found := tagDirective(content); found {
		return Node{}, []Problem{problem}
	}
	root, next, err := decode(content)
	if brokenEscape(err) {
		if plain, found, any := joinPairs(content); any {
			if root, next, err = decode(plain); err == nil && root != nil {
				found.restore(root)
			}
		}
	}
	if brokenEscape(err) {
		problem := diagnose(content, err)
		problem.Because, problem.Remedy = "An escape in double quotes here (a backslash and `u`) stands for half a character or for none.", "Write the character itself in its place."
		return Node{}, []Problem{problem}
	}
	if err != nil {
		return Node{}, slipsIn(content, err, unknown)
	}
	if root == nil {
		return Node{}, nil
	}
	if next != nil {
		return Node{}, []Problem{secondDocument(content, next)}
	}
	joinThousands(root)
	if problems := check(root, bytes.Count(content, []byte("\n"))+1); len(problems) > 0 {
		return Node{}, problems
	}
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return Node{}, nil
	}
	return at(root), nil
}

func decode(content []byte) (root, next *yaml.Node, err error) {
	return decodeFrom(bytes.NewReader(content))
}

// nothing reports whether a document holds nothing: hyphens or dots at the end of
// a file begin none.
func nothing(root *yaml.Node) bool {
	return root.Kind == yaml.ScalarNode && root.Tag == "!!null" && root.Value == "" && root.Anchor == "" && root.Style == 0
}

// decodeFrom gives the first document and, when there is one, the second.
func decodeFrom(content io.Reader) (root, next *yaml.Node, err error) {
	// yaml.v3 panics on some malformed input; its parser is the boundary to
	// text that anyone may have written, so a panic there is a parse error.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: %v", p)
		}
	}()
	decoder := yaml.NewDecoder(content)
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
		if len(documents) > 0 && nothing(document.Content[0]) {
			continue
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

// usualLines puts spaces in place of the characters that yaml.v3 takes for
// line breaks and editors do not, so that its lines are the editor's lines.
func usualLines(content []byte) []byte {
	for _, unusual := range []string{"\u0085", "\u2028", "\u2029"} {
		if bytes.Contains(content, []byte(unusual)) {
			content = bytes.ReplaceAll(content, []byte(unusual), []byte(" "))
		}
	}
	return content
}

var tagLine = regexp.MustCompile(`(^|[\r\n])%TAG`)

// tagDirective looks for abbreviations of tags. No declaration needs one, and
// yaml.v3 takes time quadratic in their number.
func tagDirective(content []byte) (Problem, bool) {
	if !bytes.Contains(content, []byte("%TAG")) {
		return Problem{}, false
	}
	spot := tagLine.FindIndex(content)
	if spot == nil {
		return Problem{}, false
	}
	return Problem{
		Line: bytes.Count(content[:spot[1]], []byte("\n")) + 1, Column: 1,
		Because: "A line that begins with `%TAG` is an instruction to YAML, and none is followed here.",
		Remedy:  "Remove the line.",
	}, true
}

// secondDocument points at the hyphens before it.
func secondDocument(content []byte, next *yaml.Node) Problem {
	lines := bytes.Split(content, []byte("\n"))
	line := min(next.Line, len(lines))
	for line > 1 && !bytes.HasPrefix(lines[line-1], []byte("---")) {
		line--
	}
	return Problem{
		Line: line, Column: 1,
		Because: "A second document begins at this line of three hyphens; only one can be read from a file.",
		Remedy:  "Remove the `---` line, or move what follows it to a file of its own.",
	}
}
