package yamltext

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"

	"gopkg.in/yaml.v3"
)

// Problem is a reason why a text cannot be read as a document. Because and Remedy are
// sentences for people. Line and Column count from 1.
type Problem struct {
	Line    int
	Column  int
	Because string
	Remedy  string
	// Mistyped is the line as it is, and Meant the line to write in its place, if there
	// is only one possible correction. Otherwise both are "".
	Mistyped, Meant string
}

// Parse reads one document. If there is any problem, it returns no document, since a
// file is read whole or not at all. content must be UTF-8, in lines that end in LF or
// CRLF.
func Parse(content []byte) (Node, []Problem) { return ParseFor(content, nil) }

// ParseFor is Parse for a caller that knows which keys the document may have. A
// mistyped line may be meant at several depths. The remedy gives the depth at which
// unknown counts the fewest unknown keys.
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

// nothing reports whether root is the empty document that yaml.v3 reads after a line
// `---` or `...` at the end of a file.
func nothing(root *yaml.Node) bool {
	return root.Kind == yaml.ScalarNode && root.Tag == "!!null" && root.Value == "" && root.Anchor == "" && root.Style == 0
}

// decodeFrom returns the first document and, if there is one, the second.
func decodeFrom(content io.Reader) (root, next *yaml.Node, err error) {
	// yaml.v3 panics on some malformed input. The text may come from anyone, so a panic
	// of the parser is returned as an error.
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

// usualLines replaces the characters that only yaml.v3 takes for line breaks by spaces,
// so that lines are counted as editors count them.
func usualLines(content []byte) []byte {
	for _, unusual := range []string{"\u0085", "\u2028", "\u2029"} {
		if bytes.Contains(content, []byte(unusual)) {
			content = bytes.ReplaceAll(content, []byte(unusual), []byte(" "))
		}
	}
	return content
}

var tagLine = regexp.MustCompile(`(^|[\r\n])%TAG`)

// tagDirective returns the problem for a `%TAG` line, which abbreviates tags, and
// reports whether the text has one. No declaration needs one, and yaml.v3 takes time
// quadratic in their number.
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

// secondDocument returns the problem for a second document, at the `---` line before
// it.
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
