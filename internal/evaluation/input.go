package evaluation

import (
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// converter turns documents into terms. Keys and the blanks of the total
// document are made once and shared by all groups.
type converter struct {
	keys   sync.Map // string -> *ast.Term
	shapes sync.Map // *string, the first key of a shape's objects -> []*ast.Term
	blanks sync.Map // *declaration.Value, the first member of a blank object -> *ast.Term
}

func (c *converter) key(name string) *ast.Term {
	if term, ok := c.keys.Load(name); ok {
		return term.(*ast.Term)
	}
	term := ast.StringTerm(name)
	c.keys.Store(name, term)
	return term
}

func (c *converter) term(v *declaration.Value) *ast.Term {
	switch v.Kind {
	case declaration.Bool:
		return ast.InternedTerm(v.Bool)
	case declaration.Number:
		return ast.NewTerm(ast.Number(v.Text))
	case declaration.Text:
		if v.Text == "" {
			return ast.InternedEmptyString
		}
		return ast.StringTerm(v.Text)
	case declaration.List:
		return c.list(v)
	case declaration.Object:
		return c.object(v)
	}
	return ast.InternedNullTerm
}

func (c *converter) list(v *declaration.Value) *ast.Term {
	if len(v.Items) == 0 {
		return ast.InternedEmptyArray
	}
	terms := make([]*ast.Term, len(v.Items))
	for i := range v.Items {
		terms[i] = c.term(&v.Items[i])
	}
	return ast.ArrayTerm(terms...)
}

func (c *converter) object(v *declaration.Value) *ast.Term {
	if len(v.Members) == 0 {
		return ast.InternedEmptyObject
	}
	if v.Written() {
		return c.build(v)
	}
	// Nothing of the object was written, so it is one of the schema's blanks.
	if term, ok := c.blanks.Load(&v.Members[0]); ok {
		return term.(*ast.Term)
	}
	term := c.build(v)
	c.blanks.Store(&v.Members[0], term)
	return term
}

func (c *converter) build(v *declaration.Value) *ast.Term {
	keys := c.names(v)
	pairs := make([][2]*ast.Term, len(keys))
	for i, key := range keys {
		pairs[i] = [2]*ast.Term{key, c.term(&v.Members[i])}
	}
	return ast.ObjectTerm(pairs...)
}

// names gives the terms of an object's keys; those of the schema's objects are
// made once.
func (c *converter) names(v *declaration.Value) []*ast.Term {
	if v.Closed {
		if known, ok := c.shapes.Load(&v.Names[0]); ok {
			return known.([]*ast.Term)
		}
	}
	terms := make([]*ast.Term, len(v.Names))
	for i, name := range v.Names {
		terms[i] = ast.StringTerm(name)
	}
	if v.Closed {
		c.shapes.Store(&v.Names[0], terms)
	}
	return terms
}

// input is what the policies see of one group.
func (c *converter) input(d *declaration.Declaration, faults []declaration.Fault, o Options) *ast.Term {
	root := c.build(&d.Document).Value.(ast.Object)
	put := func(name string, term *ast.Term) { root.Insert(c.key(name), term) }
	put("schema", ast.StringTerm("dgcheck.declaration/1"))
	put("as_of", ast.StringTerm(o.Day.String()))
	put("as_of_day", number(int(o.Day)))
	put("as_of_given", ast.InternedTerm(o.Given))
	put("files", c.files(d))
	put("faults", c.faults(faults))
	put("dangling", c.dangling(d))
	put("later", c.later(d.Dated, o))
	put("planned", c.later(d.Planned, o))
	put("written", written(d))
	put("unavailable", c.paths(d.Unavailable))
	put("evidence", ast.NewTerm(object(
		"git", ast.InternedEmptyObject, "repos", ast.InternedEmptyArray,
		"links", ast.InternedEmptyArray, "prs", ast.InternedEmptyArray,
	)))
	return ast.NewTerm(root)
}

func (c *converter) files(d *declaration.Declaration) *ast.Term {
	terms := make([]*ast.Term, len(d.Files))
	for i, file := range d.Files {
		holds := ast.NewObject()
		for sort, n := range file.Holds {
			holds.Insert(c.key(sort), number(n))
		}
		terms[i] = ast.NewTerm(object("path", ast.StringTerm(file.Path), "read", ast.InternedTerm(file.Read), "finance", ast.InternedTerm(file.Finance), "holds", ast.NewTerm(holds)))
	}
	return ast.ArrayTerm(terms...)
}

func (c *converter) faults(faults []declaration.Fault) *ast.Term {
	terms := make([]*ast.Term, len(faults))
	for i, fault := range faults {
		terms[i] = ast.NewTerm(object(
			"kind", ast.StringTerm(string(fault.Kind)), "file", ast.StringTerm(fault.Where.File), "at", pathTerm(fault.At), "hides", pathTerm(fault.Hides),
			"because", ast.StringTerm(fault.Because), "remedy", ast.StringTerm(fault.Remedy), "level", ast.StringTerm(fault.Level),
		))
	}
	return ast.ArrayTerm(terms...)
}

func (c *converter) dangling(d *declaration.Declaration) *ast.Term {
	terms := make([]*ast.Term, len(d.Dangling))
	for i, ref := range d.Dangling {
		terms[i] = ast.NewTerm(object(
			"at", pathTerm(ref.At), "file", ast.StringTerm(ref.Where.File),
			"id", ast.StringTerm(ref.ID), "list", ast.StringTerm(ref.List), "near", ast.StringTerm(ref.Near), "unknown", ast.InternedTerm(ref.Unknown),
		))
	}
	return ast.ArrayTerm(terms...)
}

// later are those of some dated facts that lie after the day we judge.
func (c *converter) later(facts []declaration.Dated, o Options) *ast.Term {
	terms := []*ast.Term{}
	for _, fact := range facts {
		if fact.Day > o.Day {
			terms = append(terms, ast.NewTerm(object(
				"at", pathTerm(fact.At), "file", ast.StringTerm(fact.Where.File), "date", ast.StringTerm(fact.Day.String()), "day", number(int(fact.Day)),
			)))
		}
	}
	return ast.ArrayTerm(terms...)
}

func written(d *declaration.Declaration) *ast.Term {
	terms := make([]*ast.Term, len(d.Written))
	for i, path := range d.Written {
		terms[i] = ast.StringTerm(path)
	}
	return ast.SetTerm(terms...)
}

func (c *converter) paths(paths []declaration.Path) *ast.Term {
	terms := make([]*ast.Term, len(paths))
	for i, path := range paths {
		terms[i] = pathTerm(path)
	}
	return ast.ArrayTerm(terms...)
}

// longestPath is more steps than any place of a declaration is away from its
// root.
const longestPath = 64

// pathOf reads the path that a rule gives as a list of keys and numbers.
func pathOf(term *ast.Term) (declaration.Path, bool) {
	array, ok := term.Value.(*ast.Array)
	if !ok {
		return nil, false
	}
	if array.Len() > longestPath {
		return nil, false
	}
	path := make(declaration.Path, 0, array.Len())
	for i := range array.Len() {
		switch value := array.Elem(i).Value.(type) {
		case ast.String:
			path = append(path, declaration.Step{Key: string(value)})
		case ast.Number:
			index, ok := value.Int()
			if !ok || index < 0 {
				return nil, false
			}
			path = append(path, declaration.Step{Index: index})
		default:
			return nil, false
		}
	}
	return path, true
}

func textOf(term *ast.Term) string {
	if term == nil {
		return ""
	}
	text, _ := term.Value.(ast.String)
	return strings.TrimSpace(string(text))
}
