package evaluation

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
)

// look is one thing the reader of a declaration looks for in every file.
type look struct {
	kind declaration.FaultKind
	// holds is the sort of value a file has to hold to be looked at; empty for
	// every file.
	holds string
	// sound is what to say of a file in which nothing wrong was found.
	sound string
}

func looks() []look {
	return []look{
		{declaration.Unreadable, "", "The file can be read."},
		{declaration.Shape, "", "The file has the shape we expect."},
		{declaration.BadDate, "date", "Every date in the file makes sense."},
		{declaration.BadMonth, "month", "Every month in the file can be read."},
		{declaration.BadAmount, "amount", "Every amount in the file can be read."},
		{declaration.Identifier, "identifier", "Every id in the file is well formed and unique."},
		{declaration.Reference, "reference", "Every reference in the file leads to something."},
		{declaration.Placeholder, "text", "No placeholder was found in the file."},
		{declaration.Personal, "text", "Nothing personal or secret was found in the file."},
	}
}

// sound gives, for each thing looked for, what to say of the files in which
// nothing wrong was found: a pass, or that the file could not be read; and one
// result for the group where nothing of the kind is declared. They are results
// as rules give them, so that a rule of the data pack only adds what it knows.
func (c *converter) sound(d *declaration.Declaration, faults []declaration.Fault) *ast.Term {
	faulty := map[declaration.FaultKind][]string{}
	for _, fault := range faults {
		faulty[fault.Kind] = append(faulty[fault.Kind], fault.Where.File)
	}
	all := ast.NewObject()
	for _, look := range looks() {
		terms := []*ast.Term{}
		for _, file := range d.Files {
			concerned := look.holds == "" || file.Holds[look.holds] > 0 || !file.Read
			if concerned && !slices.Contains(faulty[look.kind], file.Path) {
				terms = append(terms, c.soundFile(file, look.sound))
			}
		}
		if len(terms) == 0 && len(faulty[look.kind]) == 0 {
			terms = append(terms, c.none(d, look))
		}
		all.Insert(c.key(string(look.kind)), ast.ArrayTerm(terms...))
	}
	all.Insert(c.key("row"), c.soundRows(d))
	return ast.NewTerm(all)
}

// none says that nothing of a kind is declared, as far as we could look.
func (c *converter) none(d *declaration.Declaration, look look) *ast.Term {
	inTables := look.holds == "amount" || look.holds == "month"
	if len(d.Unavailable) > 0 && (inTables || !d.OnlyRows()) {
		return c.result(wholeGroup, "", finding.NotAssessed, "Something of the kind may be declared where we could not look.")
	}
	return c.result(wholeGroup, "", finding.NotApplicable, "Nothing of the kind is declared.")
}

// soundRows says the same of the files with lines of finance.
func (c *converter) soundRows(d *declaration.Declaration) *ast.Term {
	rows := d.At(declaration.Keys("finance", "rows"))
	with := map[string]bool{}
	for i := range rows.Items {
		with[rows.Items[i].Member("file").Text] = true
	}
	terms := []*ast.Term{}
	for _, file := range d.Files {
		if with[file.Path] || !file.Read {
			terms = append(terms, c.soundFile(file, "Nothing doubtful was found in the file's lines of finance."))
		}
	}
	if len(terms) == 0 {
		verdict, because := finding.NotApplicable, "No lines of finance are declared."
		if slices.ContainsFunc(d.Unavailable, func(path declaration.Path) bool { return path[0].Key == "finance" }) {
			verdict, because = finding.NotAssessed, "Lines of finance may be declared where we could not look."
		}
		terms = append(terms, c.result(wholeGroup, "", verdict, because))
	}
	return ast.ArrayTerm(terms...)
}

func (c *converter) soundFile(file declaration.File, because string) *ast.Term {
	if !file.Read {
		return c.result("file:"+file.Path, file.Path, finding.NotAssessed, "The file could not be read.")
	}
	return c.result("file:"+file.Path, file.Path, finding.Pass, because)
}

// result is a result as a rule gives it, about a file or the group.
func (c *converter) result(subject, file string, verdict finding.Verdict, because string) *ast.Term {
	return ast.ObjectTerm(
		[2]*ast.Term{c.key("subject"), ast.StringTerm(subject)},
		[2]*ast.Term{c.key("file"), ast.StringTerm(file)},
		[2]*ast.Term{c.key("at"), ast.InternedEmptyArray},
		[2]*ast.Term{c.key("verdict"), ast.StringTerm(string(verdict))},
		[2]*ast.Term{c.key("because"), ast.StringTerm(because)},
	)
}
