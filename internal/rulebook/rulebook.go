// Package rulebook reads the policies: the rules with their metadata, the clauses that
// they serve, and the figures that they use, which are values such as a number of days.
// It refuses incomplete policies, and compiles the packs in force into one program. It
// reads no declarations and no clock.
package rulebook

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/DEFRA/dgcheck/internal/bundle"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Book is the policies after they were read and checked.
type Book struct {
	// Rules are sorted by id. Figures are in the order of params.yaml.
	Rules   []rule.Rule
	Figures []rule.Figure
	// Digest identifies the policies. It is a SHA-256 over the names and bytes of their
	// files, except tests, examples and the plan.
	Digest string
	// Schema is the JSON Schema of declarations. Words is the content of words.yaml,
	// with lists of words that go with it.
	Schema, Words []byte

	files   fs.FS
	clauses map[string]rule.Clause // the clauses that a rule serves, by id
	all     *catalogue
	// parts are the contents of the plan file. They are nil if there is no such file or
	// if it was made from other policies. In the latter case stale is set.
	parts   *PlanParts
	stale   bool
	planned sync.Once
	plan    *Plan
	planErr error

	// own are the packs of an organisation, and ownFiles their files.
	own      []string
	ownFiles fs.FS
}

// The files and folders of a policy folder that are not packs.
const (
	clausesFile = "clauses.yaml"
	paramsFile  = "params.yaml"
	schemaFile  = "declaration.schema.json"
	wordsFile   = "words.yaml"
	libFolder   = "lib"
	mainFile    = "main.rego"
)

// Load reads a policy folder. An error names the file and, if known, the line.
func Load(files fs.FS) (*Book, error) { return load(files, nil) }

// load reads a policy folder. The argument own is the part of it that belongs to an
// organisation, or nil if there is no such part.
func load(files, own fs.FS) (*Book, error) {
	b := &Book{files: files, clauses: map[string]rule.Clause{}}
	for _, read := range []func() error{b.digest, b.unpack, b.readCatalogue, b.readFigures, b.readSchema, b.readPacks, b.accountForClauses} {
		if err := read(); err != nil {
			return nil, fmt.Errorf("read policies: %w", err)
		}
	}
	if own != nil {
		if err := b.readOwnFigures(own); err != nil {
			return nil, fmt.Errorf("read policies: %w", err)
		}
	}
	return b, nil
}

func (b *Book) readSchema() (err error) {
	if b.Schema, err = fs.ReadFile(b.files, schemaFile); err != nil {
		return err
	}
	b.Words, err = fs.ReadFile(b.files, wordsFile)
	return err
}

func (b *Book) readCatalogue() (err error) {
	b.all, err = readCatalogue(b.files)
	return err
}

// Find returns the rule with the given id. It returns false if there is none.
func (b *Book) Find(id rule.ID) (rule.Rule, bool) {
	i, found := slices.BinarySearchFunc(b.Rules, id, func(r rule.Rule, id rule.ID) int {
		return strings.Compare(string(r.ID), string(id))
	})
	if !found {
		return rule.Rule{}, false
	}
	return b.Rules[i], true
}

// Clause returns a clause by its id. It returns false if no rule serves the clause.
func (b *Book) Clause(id string) (rule.Clause, bool) {
	clause, ok := b.clauses[id]
	return clause, ok
}

// Served returns the clauses of the given packs that a rule serves, sorted by id.
func (b *Book) Served(packs []string) []rule.Clause {
	var served []rule.Clause
	for _, clause := range b.clauses {
		if slices.Contains(packs, clause.Pack) {
			served = append(served, clause)
		}
	}
	slices.SortFunc(served, func(x, y rule.Clause) int { return strings.Compare(x.ID, y.ID) })
	return served
}

// Standards returns the delivery group standards whose colours the given packs decide.
// They are sorted by number, and the entry for all standards together is last.
func (b *Book) Standards(packs []string) ([]rule.Standard, error) {
	points := map[string][]rule.Clause{}
	for _, clause := range b.Served(packs) {
		if clause.Standard != "" {
			points[clause.Standard] = append(points[clause.Standard], clause)
		}
	}
	if len(points) == 0 {
		return nil, nil
	}
	names, err := b.all.standards()
	if err != nil {
		return nil, err
	}
	var standards []rule.Standard
	for _, number := range slices.Sorted(maps.Keys(points)) {
		standards = append(standards, rule.Standard{Number: number, Name: names[number], Points: points[number]})
	}
	return standards, nil
}

// Clauses returns every clause, in the order of the catalogue.
func (b *Book) Clauses() ([]rule.Clause, error) {
	clauses := make([]rule.Clause, len(b.all.order))
	for i, id := range b.all.order {
		clause, err := b.all.clause(id)
		if err != nil {
			return nil, err
		}
		clauses[i] = clause
	}
	return clauses, nil
}

// Documents returns the sources of the clauses, by their codes.
func (b *Book) Documents() (map[string]rule.Document, error) { return b.all.documents() }

// Packs returns the packs that have rules, except the data pack, which is
// always in force.
func (b *Book) Packs() []string {
	var packs []string
	for _, r := range b.Rules {
		if pack := r.ID.Pack(); pack != rule.DataPack && !slices.Contains(packs, pack) {
			packs = append(packs, pack)
		}
	}
	return packs
}

// InForce returns the rules that run if the given packs are in force: the rules of
// these packs, the rules that serve a clause of one of them, and the data pack. Their
// clauses and severities come only from the packs in force.
func (b *Book) InForce(packs []string) []rule.Rule {
	var rules []rule.Rule
	for _, r := range b.Rules {
		if inForce, ok := b.inForce(r, packs); ok {
			rules = append(rules, inForce)
		}
	}
	return rules
}

func (b *Book) inForce(r rule.Rule, packs []string) (rule.Rule, bool) {
	inForce := r
	inForce.Clauses = nil
	severity := rule.None
	for _, id := range r.Clauses {
		if clause := b.clauses[id]; slices.Contains(packs, clause.Pack) {
			inForce.Clauses = append(inForce.Clauses, id)
			severity = max(severity, clause.Severity)
		}
	}
	if len(r.Clauses) > 0 && r.ID.Pack() != rule.DataPack {
		inForce.Severity = severity
	}
	asked := r.ID.Pack() == rule.DataPack || slices.Contains(packs, r.ID.Pack())
	return inForce, asked || len(inForce.Clauses) > 0
}

// digest sets Digest. It leaves out tests, examples and the plan.
func (b *Book) digest() error {
	sum := sha256.New()
	err := fs.WalkDir(b.files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name == betweenFolder { // these rules judge no single group, and have their own plan
			return fs.SkipDir
		}
		if entry.IsDir() || strings.HasSuffix(name, "_test.rego") || name == PlanFile || bundle.Example(name) {
			return nil
		}
		content, err := fs.ReadFile(b.files, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s %d\n", name, len(content))
		sum.Write(content)
		return nil
	})
	b.Digest = "sha256:" + hex.EncodeToString(sum.Sum(nil))
	return err
}
