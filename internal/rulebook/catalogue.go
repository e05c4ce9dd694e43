package rulebook

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// readClauses reads the catalogue of clauses and of the documents they stand
// in.
func (b *Book) readClauses() error {
	root, err := b.readYAML(clausesFile)
	if err != nil {
		return err
	}
	b.Documents = map[string]rule.Document{}
	for key, value := range root.Entries() {
		switch key.Text() {
		case "documents":
			for code, entry := range value.Entries() {
				fields := textFields(entry)
				b.Documents[code.Text()] = rule.Document{Code: code.Text(), Name: fields["name"], Publisher: fields["publisher"], Link: fields["link"]}
			}
		case "clauses":
			b.Clauses = make([]rule.Clause, 0, value.Len())
			for _, entry := range value.Items() {
				clause, err := readClause(entry)
				if err != nil {
					return fmt.Errorf("%s:%d: %w", clausesFile, entry.Line(), err)
				}
				b.Clauses = append(b.Clauses, clause)
			}
		}
	}
	b.clauses = make(map[string]*rule.Clause, len(b.Clauses))
	for i := range b.Clauses {
		b.clauses[b.Clauses[i].ID] = &b.Clauses[i]
	}
	return nil
}

func readClause(entry yamltext.Node) (rule.Clause, error) {
	fields := textFields(entry)
	clause := rule.Clause{
		ID: fields["id"], Pack: fields["pack"], Source: fields["source"], Origin: fields["origin"],
		Strength: fields["strength"], Kind: fields["kind"], Lowered: fields["lowered"] == "true",
		Text: fields["text"], Why: fields["why"],
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

// textFields reads a map of texts, and of lists of texts as lines.
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

func (b *Book) readYAML(name string) (yamltext.Node, error) {
	content, err := fs.ReadFile(b.files, name)
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
