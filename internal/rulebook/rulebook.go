// Package rulebook reads the policies: the rules with their metadata, the
// clauses they serve, the figures they use. It refuses policies that are
// incomplete, and compiles the packs in force into one program. It knows no
// declaration and no clock.
package rulebook

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// Book is the policies, read and checked.
type Book struct {
	// Rules in the order of their ids; Figures in the order of params.yaml.
	Rules   []rule.Rule
	Figures []rule.Figure
	// Digest identifies the policies: sha256 over every file's name and bytes.
	Digest string
	// Schema is the declaration's JSON Schema, and Words the lists of words that
	// are read with it.
	Schema, Words []byte

	files   fs.FS
	clauses map[string]rule.Clause // those that a rule serves
	all     *catalogue
	// own are the packs that are an organisation's own, and ownFiles their files.
	own      []string
	ownFiles fs.FS
}

// The files of a policy folder that are not rules.
const (
	clausesFile = "clauses.yaml"
	paramsFile  = "params.yaml"
	schemaFile  = "declaration.schema.json"
	wordsFile   = "words.yaml"
	libFolder   = "lib"
	mainFile    = "main.rego"
)

// Load reads a policy folder. An error names the file, and the line where it
// is known.
func Load(files fs.FS) (*Book, error) { return load(files, nil) }

// load reads a policy folder; own are those of its files that are an
// organisation's own, nil where there are none.
func load(files, own fs.FS) (*Book, error) {
	b := &Book{files: files, clauses: map[string]rule.Clause{}}
	for _, read := range []func() error{b.readCatalogue, b.readFigures, b.readSchema, b.readPacks, b.accountForClauses} {
		if err := read(); err != nil {
			return nil, fmt.Errorf("read policies: %w", err)
		}
	}
	if own != nil {
		if err := b.readOwnFigures(own); err != nil {
			return nil, fmt.Errorf("read policies: %w", err)
		}
	}
	if err := b.digest(); err != nil {
		return nil, fmt.Errorf("read policies: %w", err)
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

// Find gives the rule of an id.
func (b *Book) Find(id rule.ID) (rule.Rule, bool) {
	i, found := slices.BinarySearchFunc(b.Rules, id, func(r rule.Rule, id rule.ID) int {
		return strings.Compare(string(r.ID), string(id))
	})
	if !found {
		return rule.Rule{}, false
	}
	return b.Rules[i], true
}

// Clause gives a clause that a rule serves.
func (b *Book) Clause(id string) (rule.Clause, bool) {
	clause, ok := b.clauses[id]
	return clause, ok
}

// Served gives the clauses of some packs that a rule serves, in the order of
// their ids.
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

// Standards gives the delivery group standards that some packs decide, in the
// order of their numbers, and last what stands for all of them together.
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

// Clauses reads every clause, in the order of the catalogue.
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

// Documents reads the sources of the clauses, by their code.
func (b *Book) Documents() (map[string]rule.Document, error) { return b.all.documents() }

// Packs lists the packs that have rules, the data pack left out, because it is
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

// InForce gives the rules that run when some packs are in force: those of the
// packs, those that serve a clause of one, and the data pack. Their clauses
// and severities come from the packs in force alone.
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

// Examples gives the declarations that keep and break a rule.
func (b *Book) Examples(id rule.ID) (kept, broken rule.Example) {
	folder := path.Join(id.Pack(), id.Name())
	return b.example(path.Join(folder, "kept")), b.example(path.Join(folder, "broken"))
}

func (b *Book) example(folder string) rule.Example {
	example := rule.Example{}
	_ = fs.WalkDir(b.files, folder, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			content, _ := fs.ReadFile(b.files, name)
			example[strings.TrimPrefix(name, folder+"/")] = string(content)
		}
		return nil
	})
	return example
}

// ExampleFS gives the folder of a rule's kept or broken example.
func (b *Book) ExampleFS(id rule.ID, which string) (fs.FS, error) {
	return fs.Sub(b.files, path.Join(id.Pack(), id.Name(), which))
}

// digest hashes every policy file, tests and examples left out.
func (b *Book) digest() error {
	sum := sha256.New()
	err := fs.WalkDir(b.files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "kept" || entry.Name() == "broken") {
			return fs.SkipDir
		}
		if entry.IsDir() || strings.HasSuffix(name, "_test.rego") {
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
