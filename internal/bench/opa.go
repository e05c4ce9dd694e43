package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

// writeOPA writes what `opa exec` needs to judge groups by the same policies: a bundle
// of Rego and data, and the input of each group as JSON. groups is the folder of the
// groups.
func writeOPA(groups, folder string) error {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		return err
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		return err
	}
	day := calendar.Date(today().Year(), today().Month(), today().Day())
	evaluator := evaluation.New(book, evaluation.Options{Day: day, Given: true, Packs: []string{"guide"}, Params: book.Params()})
	if err := writeBundle(filepath.Join(folder, "bundle"), evaluator.Data()); err != nil {
		return err
	}
	entries, err := os.ReadDir(groups)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		d := schema.Load(os.DirFS(filepath.Join(groups, entry.Name())), entry.Name())
		if err := writeTerm(filepath.Join(folder, "inputs", entry.Name()+".json"), evaluator.Input(d, evaluation.Evidence{}).Value); err != nil {
			return err
		}
	}
	return nil
}

func writeBundle(folder string, data ast.Object) error {
	if err := writeTerm(filepath.Join(folder, "data.json"), data); err != nil {
		return err
	}
	return fs.WalkDir(policies.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".rego") || strings.HasSuffix(name, "_test.rego") {
			return err
		}
		text, err := fs.ReadFile(policies.FS, name)
		if err != nil {
			return err
		}
		return write(filepath.Join(folder, name), text)
	})
}

func writeTerm(file string, value ast.Value) error {
	plain, err := ast.JSON(value)
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	text, err := json.Marshal(plain)
	if err != nil {
		return err
	}
	return write(file, text)
}

func write(file string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
