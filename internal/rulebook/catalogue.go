package rulebook

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// catalogue holds the clauses of the sources. A check needs few of them, so the file is
// only split into the texts of the clauses, and a clause is parsed when it is needed.
type catalogue struct {
	head   []byte            // everything before the first clause
	blocks map[string][]byte // the text of a clause, by id
	order  []string
}

// clauseMark is how every clause in the file begins.
const clauseMark = "\n  - id: "

func readCatalogue(files fs.FS) (*catalogue, error) {
	content, err := fs.ReadFile(files, clausesFile)
	if err != nil {
		return nil, err
	}
	parts := bytes.Split(content, []byte(clauseMark))
	c := &catalogue{head: parts[0], blocks: make(map[string][]byte, len(parts))}
	for _, part := range parts[1:] {
		id, _, _ := bytes.Cut(part, []byte("\n"))
		name := strings.TrimSpace(string(id))
		if c.blocks[name] != nil {
			return nil, fmt.Errorf("%s: the clause %s is there twice", clausesFile, name)
		}
		c.blocks[name] = part
		c.order = append(c.order, name)
	}
	return c, nil
}

// clause parses one clause.
func (c *catalogue) clause(id string) (rule.Clause, error) {
	block, ok := c.blocks[id]
	if !ok {
		return rule.Clause{}, fmt.Errorf("%s is not in %s", id, clausesFile)
	}
	root, problems := yamltext.Parse(append([]byte("  - id: "), block...))
	if len(problems) > 0 || root.Kind() != yamltext.List {
		return rule.Clause{}, fmt.Errorf("%s: the clause %s cannot be read", clausesFile, id)
	}
	for _, entry := range root.Items() {
		clause, err := readClause(entry)
		if err != nil {
			return clause, fmt.Errorf("%s: the clause %s: %w", clausesFile, id, err)
		}
		return clause, nil
	}
	return rule.Clause{}, fmt.Errorf("%s: the clause %s is empty", clausesFile, id)
}

// context reports whether a clause is of kind context, which no rule can serve. It
// searches the text without parsing it, because every run calls it for all clauses.
func (c *catalogue) context(id string) bool {
	return bytes.Contains(c.blocks[id], []byte("\n    kind: context\n"))
}

// documents returns the sources of the clauses by their codes.
func (c *catalogue) documents() (map[string]rule.Document, error) {
	root, problems := yamltext.Parse(c.head)
	if len(problems) > 0 || root.Empty() {
		return nil, fmt.Errorf("%s: the documents cannot be read", clausesFile)
	}
	documents := map[string]rule.Document{}
	for key, value := range root.Entries() {
		if key.Text() != "documents" {
			continue
		}
		for code, entry := range value.Entries() {
			fields := textFields(entry)
			document := rule.Document{
				Code: code.Text(), Name: fields["name"], Publisher: fields["publisher"], Link: fields["link"],
				Status: fields["status"], CheckedOn: fields["checked_on"],
			}
			if !slices.Contains([]string{rule.InForce, rule.Draft, rule.Superseded}, document.Status) {
				return nil, fmt.Errorf("%s: the document %s has the status %q, not in force, draft or superseded", clausesFile, document.Code, document.Status)
			}
			if _, ok := calendar.ParseDay(document.CheckedOn); !ok {
				return nil, fmt.Errorf("%s: the document %s does not say when somebody last looked at it: checked_on is %q", clausesFile, document.Code, document.CheckedOn)
			}
			documents[document.Code] = document
		}
	}
	return documents, nil
}

// standards returns the names of the delivery group standards by their numbers.
func (c *catalogue) standards() (map[string]string, error) {
	root, problems := yamltext.Parse(c.head)
	if len(problems) > 0 || root.Empty() {
		return nil, fmt.Errorf("%s: the standards cannot be read", clausesFile)
	}
	for key, value := range root.Entries() {
		if key.Text() == "standards" {
			return textFields(value), nil
		}
	}
	return nil, nil
}

func readClause(entry yamltext.Node) (rule.Clause, error) {
	fields := textFields(entry)
	clause := rule.Clause{
		ID: fields["id"], Pack: fields["pack"], Source: fields["source"], Origin: fields["origin"],
		Strength: fields["strength"], Kind: fields["kind"], Lowered: fields["lowered"] == "true",
		Text: fields["text"], Why: fields["why"],
		Standard: fields["standard"], Rating: fields["rating"], People: fields["people"],
	}
	if clause.ID == "" || clause.Pack == "" || clause.Text == "" {
		return clause, fmt.Errorf("a clause needs an id, a pack and a text")
	}
	if evidence := fields["evidence"]; evidence != "" {
		clause.Evidence = strings.Split(evidence, "\n")
	}
	if word := fields["severity"]; word != "" {
		severity, err := rule.ParseSeverity(word)
		if err != nil {
			return clause, err
		}
		clause.Severity = severity
	}
	return clause, nil
}

// textFields returns the texts of a map. A list of texts becomes one text, with one
// line for each entry.
func textFields(entry yamltext.Node) map[string]string {
	fields := map[string]string{}
	if entry.Kind() != yamltext.Map {
		return fields
	}
	for key, value := range entry.Entries() {
		switch value.Kind() {
		case yamltext.Scalar:
			fields[key.Text()] = value.Text()
		case yamltext.List:
			var lines []string
			for _, item := range value.Items() {
				lines = append(lines, item.Text())
			}
			fields[key.Text()] = strings.Join(lines, "\n")
		}
	}
	return fields
}

// readYAML reads a YAML file whose root is a map.
func readYAML(files fs.FS, name string) (yamltext.Node, error) {
	content, err := fs.ReadFile(files, name)
	if err != nil {
		return yamltext.Node{}, err
	}
	root, problems := yamltext.Parse(content)
	if len(problems) > 0 {
		return root, fmt.Errorf("%s:%d:%d: %s", name, problems[0].Line, problems[0].Column, problems[0].Because)
	}
	if root.Empty() || root.Kind() != yamltext.Map {
		return root, fmt.Errorf("%s: the file should hold keys and values", name)
	}
	return root, nil
}
