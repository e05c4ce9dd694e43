package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/scaffold"
)

// showMissing writes which declaration exists already, and the sections that could be
// added to it. It changes no file.
func (r *initRun) showMissing(files []string) error {
	var shown []string
	for _, name := range files {
		shown = append(shown, declaration.Shown(name))
	}
	d := r.schema.Load(os.DirFS(r.o.folder), "group")
	var lines []string
	for _, key := range r.group.Sections() {
		if value := d.Document.Member(key); value != nil && !value.Written() {
			lines = append(lines, r.group.Section(key))
		}
	}
	var err error
	if len(lines) > 0 {
		_, err = fmt.Fprint(r.host.Out, strings.Join(lines, "\n"))
	}
	next := "It has every section that would be added; run dgcheck check."
	if len(lines) > 0 {
		next = "The lines above are of sections that it lacks: copy those that you want to a place of your own in it."
	}
	sentence := fmt.Sprintf("There is a declaration already (%s), so nothing was written. %s", escape.List(shown), next)
	if err = first(err, sayTo(r.host.Err, sentence)); err != nil {
		return couldNotJudge(err)
	}
	return errToMend
}

// write writes the files and then lists what to look at.
func (r *initRun) write() error {
	text := r.group.Text()
	files := []struct{ name, text string }{{declarationFile, text.String()}, {scaffold.SchemaFile, string(r.file)}}
	complete := true
	if r.o.workflow {
		var workflow string
		workflow, complete = scaffold.Workflow(r.host.Commit)
		files = append(files, struct{ name, text string }{scaffold.WorkflowFile, workflow})
	}
	var lines []string
	for _, file := range files {
		name := filepath.Join(r.o.folder, filepath.FromSlash(file.name))
		switch err := writeNew(name, file.text); {
		case errors.Is(err, os.ErrExist):
			lines = append(lines, fmt.Sprintf("%s is there already and stays as it is.", filepath.ToSlash(name)))
		case err != nil:
			return couldNotJudge(outfile.Failure(name, err))
		default:
			lines = append(lines, fmt.Sprintf("Wrote %s.", filepath.ToSlash(name)))
		}
	}
	return r.list(append(lines, r.toCheck(text, complete)...))
}

// toCheck returns a line for everything that a person has to look at: the guesses, and
// what was left out. If complete is not set, the workflow lacks the commit of a
// release, and a line says so.
func (r *initRun) toCheck(text *scaffold.Text, complete bool) (lines []string) {
	for _, guess := range text.Guesses {
		lines = append(lines, fmt.Sprintf("%s:%d: guessed: %s (%s).", filepath.ToSlash(filepath.Join(r.o.folder, declarationFile)), guess.Line, guess.What, guess.Why))
	}
	lines = append(append(lines, r.group.Notes...), r.group.LeftOut...)
	if !complete {
		lines = append(lines, fmt.Sprintf("In %s write the commit of a release in place of the zeros.", scaffold.WorkflowFile))
	}
	if n := len(text.Guesses); n > 0 {
		what := "the guess, then take its remark"
		if n > 1 {
			what = fmt.Sprintf("the %d guesses, then take their remarks", n)
		}
		lines = append(lines, "Check "+what+" away.")
	}
	return append(lines, "Next: dgcheck check "+filepath.ToSlash(r.o.folder))
}

// list writes lines to standard output.
func (r *initRun) list(lines []string) error {
	for _, line := range lines {
		if _, err := fmt.Fprintln(r.host.Out, escape.Note(line)); err != nil {
			return couldNotJudge(err)
		}
	}
	return nil
}

// writeNew writes a new file. If it exists already, the error is os.ErrExist.
func writeNew(name, text string) error {
	if _, err := os.Lstat(name); err == nil {
		return os.ErrExist
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	out, err := outfile.Create(name)
	if err != nil {
		return err
	}
	defer out.Discard()
	if _, err := io.WriteString(out, text); err != nil {
		return err
	}
	return out.Keep()
}
