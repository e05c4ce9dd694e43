package rulebook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// metadata reads a rule's annotations. It returns an error if the title, the
// description, the remedy or what the rule judges is missing.
func (b *Book) metadata(id rule.ID, head head) (rule.Rule, error) {
	r := rule.Rule{ID: id}
	if head.metadata == "" {
		return r, fmt.Errorf("the rule has no metadata")
	}
	root, problems := yamltext.Parse([]byte(head.metadata))
	if len(problems) > 0 || root.Empty() || root.Kind() != yamltext.Map {
		return r, fmt.Errorf("the metadata is not YAML that can be read")
	}
	custom := &customReader{values: map[string]yamltext.Node{}}
	for key, value := range root.Entries() {
		switch key.Text() {
		case "title":
			r.Title = value.Text()
		case "description":
			r.About = strings.TrimSpace(value.Text())
		case "custom":
			if value.Kind() == yamltext.Map {
				for name, node := range value.Entries() {
					custom.values[name.Text()] = node
				}
			}
		}
	}
	r.Remedy = custom.text("remedy")
	r.Clauses = custom.list("clauses")
	r.Fault = custom.flag("fault", false)
	r.NoGrace = !custom.flag("grace", true)
	r.AfterClosure = custom.flag("after_closure", false)
	r.Entails = custom.flag("entails", false)
	r.Shows = custom.flag("shows", false)
	severity := custom.text("severity")
	r.Judges = custom.list("judges")
	judged(&r)
	r.At, r.Each, r.Subject = custom.text("at"), custom.text("each"), custom.text("subject")
	r.Asked = custom.text("asked")
	r.Evidence = custom.list("evidence")
	r.Reports, r.Holds, r.Sound = custom.text("reports"), custom.text("holds"), custom.text("sound")
	for _, name := range custom.list("parts") {
		r.Parts = append(r.Parts, rule.ID(id.Pack()+"."+name))
	}
	if err := custom.unknown(); err != nil {
		return r, err
	}
	return r, b.complete(&r, severity, custom)
}

// head is the beginning of a module: its metadata, as YAML, and the name of its
// package. The fields row and pkgRow are the lines on which these two begin.
type head struct {
	metadata    string
	pkg         string
	row, pkgRow int
}

// headOf reads the beginning of a module. Its metadata is what OPA treats as the
// metadata of a package: the comment from the line METADATA to the package.
func headOf(text string) head {
	h := head{row: 1, pkgRow: 1}
	var metadata strings.Builder
	collecting, row := false, 0
	for line := range strings.Lines(text) {
		row++
		line = strings.TrimRight(line, "\r\n")
		comment, isComment := strings.CutPrefix(line, "#")
		switch name, isPackage := strings.CutPrefix(line, "package "); {
		case isPackage:
			h.metadata, h.pkg, h.pkgRow = metadata.String(), strings.TrimSpace(name), row
			return h
		case isComment && strings.TrimSpace(comment) == "METADATA":
			collecting, h.row = true, row
			metadata.Reset()
		case isComment && collecting:
			metadata.WriteString(strings.TrimPrefix(comment, " ") + "\n")
		case collecting:
			collecting = false
			metadata.Reset()
		}
	}
	return h
}

// complete returns an error if the metadata of a rule is incomplete or refers to
// something that does not exist. It sets the rule's severity for when all packs are in
// force. The argument severity is the word in the metadata, or "".
func (b *Book) complete(r *rule.Rule, severity string, custom *customReader) error {
	switch {
	case r.Title == "" || r.About == "" || r.Remedy == "":
		return fmt.Errorf("a rule needs a title, a description and custom.remedy")
	case !custom.has("judges"):
		return fmt.Errorf("a rule needs custom.judges: group, months, quarters or the lists it judges")
	case r.Files && (r.Sound == "" || r.ID.Pack() != rule.DataPack):
		return fmt.Errorf("only rules of the data pack judge files, and they need custom.sound")
	case len(r.Clauses) == 0 && severity == "":
		return fmt.Errorf("a rule needs custom.clauses, or custom.severity if it serves none")
	case len(r.Clauses) > 0 && severity != "" && r.ID.Pack() != rule.DataPack:
		return fmt.Errorf("the severity of a rule with clauses is that of its clauses; remove custom.severity")
	}
	for _, kind := range r.Evidence {
		if !slices.Contains(evidence.Kinds(), evidence.Kind(kind)) {
			return fmt.Errorf("custom.evidence: %q is not a kind of evidence; the kinds are %s", kind, evidence.ListOfKinds())
		}
	}
	for _, id := range r.Clauses {
		clause, err := b.all.clause(id)
		if err != nil {
			return fmt.Errorf("custom.clauses: %w", err)
		}
		b.clauses[id] = clause
		r.Severity = max(r.Severity, clause.Severity)
	}
	if severity == "" {
		return nil
	}
	// A rule of the data pack judges whether a declaration can be read. So it may have
	// a severity of its own, which replaces that of its clauses.
	parsed, err := rule.ParseSeverity(severity)
	r.Severity = parsed
	return err
}

// accountForClauses returns an error if a clause has no rule that serves it. Clauses of
// kind context need none.
func (b *Book) accountForClauses() error {
	var unserved []string
	for _, id := range b.all.order {
		if _, served := b.clauses[id]; !served && !b.all.context(id) {
			unserved = append(unserved, id)
		}
	}
	if len(unserved) > 0 {
		return fmt.Errorf("%s: no rule serves %s", clausesFile, strings.Join(unserved, ", "))
	}
	return nil
}

// judged sets Months, Quarters or Files if Judges has one of the words "group",
// "months", "quarters" and "files", and removes that word. These words are not names of
// lists.
func judged(r *rule.Rule) {
	if len(r.Judges) != 1 {
		return
	}
	switch r.Judges[0] {
	case "months":
		r.Months = true
	case "quarters":
		r.Quarters = true
	case "files":
		r.Files = true
	case "group":
	default:
		return
	}
	r.Judges = nil
}

// customReader reads the `custom` part of a rule's metadata. It records which keys it
// has read, so that unknown keys can be refused.
type customReader struct {
	values map[string]yamltext.Node
	read   []string
	err    error
}

func (c *customReader) has(key string) bool { _, ok := c.values[key]; return ok }

func (c *customReader) text(key string) string {
	c.read = append(c.read, key)
	if !c.has(key) {
		return ""
	}
	if c.values[key].Kind() != yamltext.Scalar {
		c.err = fmt.Errorf("custom.%s should be a text", key)
		return ""
	}
	return c.values[key].Text()
}

func (c *customReader) flag(key string, otherwise bool) bool {
	text := c.text(key)
	switch text {
	case "":
		return otherwise
	case "true", "false":
		return text == "true"
	}
	c.err = fmt.Errorf("custom.%s should be true or false", key)
	return otherwise
}

// list reads a text or a list of texts.
func (c *customReader) list(key string) []string {
	if c.values[key].Empty() || c.values[key].Kind() != yamltext.List {
		if text := c.text(key); text != "" {
			return []string{text}
		}
		return nil
	}
	c.read = append(c.read, key)
	var list []string
	for _, item := range c.values[key].Items() {
		if item.Kind() != yamltext.Scalar {
			c.err = fmt.Errorf("custom.%s should be a word or a list of words", key)
			return nil
		}
		list = append(list, item.Text())
	}
	return list
}

func (c *customReader) unknown() error {
	for key := range c.values {
		if !slices.Contains(c.read, key) {
			return fmt.Errorf("custom.%s is not metadata we know", key)
		}
	}
	return c.err
}
