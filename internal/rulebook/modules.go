package rulebook

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// rulesRoot is the package under which every rule lives.
const rulesRoot = "data.dgcheck.rules"

// readModules parses every Rego file and reads the metadata of the rules.
func (b *Book) readModules() error {
	if err := b.parseShared(mainFile); err != nil {
		return err
	}
	entries, err := fs.ReadDir(b.files, libFolder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if name := entry.Name(); strings.HasSuffix(name, ".rego") && !strings.HasSuffix(name, "_test.rego") {
			if err := b.parseShared(path.Join(libFolder, name)); err != nil {
				return err
			}
		}
	}
	return b.readPacks()
}

func (b *Book) parseShared(name string) error {
	module, err := b.parse(name)
	if err != nil {
		return err
	}
	b.shared[name] = module
	return nil
}

func (b *Book) parse(name string) (*ast.Module, error) {
	text, err := fs.ReadFile(b.files, name)
	if err != nil {
		return nil, err
	}
	module, err := ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
	var several ast.Errors
	if errors.As(err, &several) {
		return nil, inWords(several)
	}
	return module, err
}

// readPacks reads every folder that holds rules: a pack, with a folder a rule.
func (b *Book) readPacks() error {
	packs, err := fs.ReadDir(b.files, ".")
	if err != nil {
		return err
	}
	for _, pack := range packs {
		if !pack.IsDir() || pack.Name() == libFolder {
			continue
		}
		names, err := fs.ReadDir(b.files, pack.Name())
		if err != nil {
			return err
		}
		for _, name := range names {
			if err := b.readRule(pack.Name(), name); err != nil {
				return err
			}
		}
	}
	slices.SortFunc(b.Rules, func(x, y rule.Rule) int { return strings.Compare(string(x.ID), string(y.ID)) })
	return nil
}

func (b *Book) readRule(pack string, entry fs.DirEntry) error {
	name := entry.Name()
	if !entry.IsDir() {
		return fmt.Errorf("%s/%s: only folders of rules belong in a pack", pack, name)
	}
	file := path.Join(pack, name, name+".rego")
	module, err := b.parse(file)
	if err != nil {
		return err
	}
	id := rule.ID(pack + "." + name)
	if want := fmt.Sprintf("%s.%s", rulesRoot, id); module.Package.Path.String() != want {
		return fmt.Errorf("%s:%d: the package is %s, but by its folder it should be %s", file, module.Package.Location.Row, module.Package.Path, want)
	}
	r, err := b.metadata(id, module)
	if err != nil {
		return fmt.Errorf("%s:%d: %w", file, annotatedRow(module), err)
	}
	b.modules[id] = module
	b.Rules = append(b.Rules, r)
	return nil
}

func annotatedRow(module *ast.Module) int {
	if len(module.Annotations) > 0 {
		return module.Annotations[0].Location.Row
	}
	return module.Package.Location.Row
}

// metadata reads a rule's annotations. Every rule says what it asks, why, what
// to do and whom it judges, or the policies do not load.
func (b *Book) metadata(id rule.ID, module *ast.Module) (rule.Rule, error) {
	r := rule.Rule{ID: id}
	about := packageAnnotations(module)
	if about == nil {
		return r, fmt.Errorf("the rule has no metadata")
	}
	custom := &customReader{values: about.Custom}
	r.Title, r.About = about.Title, about.Description
	r.Remedy = custom.text("remedy")
	r.Clauses = custom.list("clauses")
	r.Fault = custom.flag("fault", false)
	r.NoGrace = !custom.flag("grace", true)
	r.AfterClosure = custom.flag("after_closure", false)
	r.Entails = custom.flag("entails", false)
	r.Shows = custom.flag("shows", false)
	severity := custom.text("severity")
	r.Judges, r.Months = judged(custom.list("judges"))
	if err := custom.unknown(); err != nil {
		return r, err
	}
	return r, b.complete(&r, severity, custom)
}

func packageAnnotations(module *ast.Module) *ast.Annotations {
	for _, annotations := range module.Annotations {
		if annotations.Scope == "package" {
			return annotations
		}
	}
	return nil
}

// complete refuses a rule whose metadata is incomplete or names what is not
// there, and works out its severity with all packs in force.
func (b *Book) complete(r *rule.Rule, severity string, custom *customReader) error {
	switch {
	case r.Title == "" || r.About == "" || r.Remedy == "":
		return fmt.Errorf("a rule needs a title, a description and custom.remedy")
	case !custom.has("judges"):
		return fmt.Errorf("a rule needs custom.judges: group, months or the lists it judges")
	case len(r.Clauses) == 0 && severity == "":
		return fmt.Errorf("a rule needs custom.clauses, or custom.severity if it serves none")
	case len(r.Clauses) > 0 && severity != "" && r.ID.Pack() != rule.DataPack:
		return fmt.Errorf("the severity of a rule with clauses is that of its clauses; remove custom.severity")
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
	// The data pack judges whether a declaration can be read, which is grave
	// however mild the clause that it happens to serve.
	parsed, err := rule.ParseSeverity(severity)
	r.Severity = parsed
	return err
}

// accountForClauses refuses policies in which a clause that can be judged or
// vouched for has no rule.
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

// judged tells the lists a rule judges from the two words that are none.
func judged(names []string) (lists []string, months bool) {
	if len(names) == 1 && names[0] == "group" {
		return nil, false
	}
	if len(names) == 1 && names[0] == "months" {
		return nil, true
	}
	return names, false
}

// customReader reads a rule's custom metadata and remembers which keys it
// understood.
type customReader struct {
	values map[string]any
	read   []string
	err    error
}

func (c *customReader) has(key string) bool { _, ok := c.values[key]; return ok }

func (c *customReader) text(key string) string {
	c.read = append(c.read, key)
	text, ok := c.values[key].(string)
	if !ok && c.has(key) {
		c.err = fmt.Errorf("custom.%s should be a text", key)
	}
	return text
}

func (c *customReader) flag(key string, otherwise bool) bool {
	c.read = append(c.read, key)
	if !c.has(key) {
		return otherwise
	}
	flag, ok := c.values[key].(bool)
	if !ok {
		c.err = fmt.Errorf("custom.%s should be true or false", key)
	}
	return flag
}

// list reads a word or a list of words.
func (c *customReader) list(key string) []string {
	c.read = append(c.read, key)
	switch value := c.values[key].(type) {
	case nil:
		return nil
	case string:
		return []string{value}
	case []any:
		list := make([]string, 0, len(value))
		for _, item := range value {
			list = append(list, fmt.Sprint(item))
		}
		return list
	}
	c.err = fmt.Errorf("custom.%s should be a word or a list of words", key)
	return nil
}

func (c *customReader) unknown() error {
	for key := range c.values {
		if !slices.Contains(c.read, key) {
			return fmt.Errorf("custom.%s is not metadata we know", key)
		}
	}
	return c.err
}
