package command

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/financeimport"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/outfile"
)

// importPlan is what an import will write. The field figures has the amounts in the
// sheets. The field rows has the amounts that the group will have after the import.
type importPlan struct {
	target  *importTarget
	figures []financeimport.Figure
	rows    *financeimport.Rows
	changes []financeimport.Change
	files   []plannedFile
	// absent names the budget lines that the group's files have in a month of the
	// sheets, and that the sheets do not have.
	absent []string
	// dated is set if the declaration has `finance.forecast_updated`.
	dated bool
	// yaml is the YAML file whose `finance.files` names the finance files.
	yaml string
}

type plannedFile struct {
	name      string // relative to the group's root, with slashes
	content   []byte
	unchanged bool
	year      calendar.Month // the first month of the financial year; 0 for the YAML file
}

// refusal returns the error for an import that cannot be made because of one of the
// group's own files.
func (t *importTarget) refusal(file, because, remedy string) error {
	return refused(&financeimport.Refusal{File: file, Because: because, Remedy: remedy})
}

// plan works out which files to write. It also reads the group as dgcheck check would
// read it with these files (see prove), before anything is written.
func (t *importTarget) plan(figures []financeimport.Figure) (*importPlan, error) {
	p := &importPlan{target: t, figures: figures, rows: financeimport.NewRows()}
	if t.root == nil {
		p.changes = p.rows.Update(figures)
		for _, year := range p.rows.Years() {
			p.files = append(p.files, plannedFile{name: financeimport.FileName(year), content: p.rows.CSV(year), year: year})
		}
		return p, nil
	}
	if err := t.ready(); err != nil {
		return nil, err
	}
	p.yaml = t.home()
	fresh := financeimport.NewRows()
	fresh.Update(figures)
	years := fresh.Years()
	if err := t.have(p, years); err != nil {
		return nil, err
	}
	p.changes = p.rows.Update(figures)
	p.absent = absent(p.rows, figures)
	var unnamed []string
	for _, year := range years {
		name := path.Join(path.Dir(p.yaml), financeimport.FileName(year))
		file := plannedFile{name: name, content: p.rows.CSV(year), year: year}
		before, err := fs.ReadFile(t.root.FS(), name)
		file.unchanged = err == nil && bytes.Equal(before, file.content)
		p.files = append(p.files, file)
		if !t.names(name) {
			unnamed = append(unnamed, path.Base(name))
			if !errors.Is(err, fs.ErrNotExist) {
				return nil, t.refusal(name, "The file is there already, and `finance.files` does not name it.", "Name it there if it holds the group's figures, or take it away, and import again.")
			}
		}
	}
	if err := t.declare(p, unnamed); err != nil {
		return nil, err
	}
	return p, t.prove(p)
}

// ready returns an error if nothing can be imported into this group: a file cannot be
// read, the amounts are private, or the YAML itself has amounts.
func (t *importTarget) ready() error {
	for _, file := range t.d.Files {
		if !file.Read {
			return t.refusal(file.Path, "The file cannot be read.", "Run dgcheck check, mend what it says, and import again.")
		}
	}
	finance := t.d.Document.Member("finance")
	if finance.Member("mode").Text == "headline" {
		return t.refusal(t.home(), "The group keeps its amounts private (`mode: headline`), and an import would publish them.", "Write `mode: full` first, if the amounts may be seen by everyone who sees the repository.")
	}
	if section := t.d.At(declaration.Keys("finance", "rows")); section != nil {
		for _, row := range section.Items {
			if file := row.Member("file").Text; path.Ext(file) != ".csv" && path.Ext(file) != ".tsv" {
				return t.refusal(row.Member("src").Text, "`finance.months` gives figures already, and they would count twice.", "Take `months` out of `finance` if the sheet has its figures, and import again.")
			}
		}
	}
	return nil
}

// home returns the YAML file whose `finance.files` names the finance files, or in which
// it will be written.
func (t *importTarget) home() string {
	if finance := t.d.Document.Member("finance"); finance.Written() {
		return t.d.Locate(declaration.Keys("finance")).File
	}
	for _, file := range declaration.Discover(t.root.FS()) {
		if path.Dir(file) == declaration.Folder {
			return path.Join(declaration.Folder, "finance.yaml")
		}
	}
	return declaration.Discover(t.root.FS())[0]
}

// names reports whether `finance.files` of the declaration names a file.
func (t *importTarget) names(name string) bool {
	return slices.ContainsFunc(t.d.Files, func(f declaration.File) bool { return f.Finance && f.Path == name })
}

// have adds to p.rows the amounts that the group's files have for the financial years
// of the import, each given by its first month. It returns an error if amounts of these
// years are in a file of another name, because they would count twice, or if a file
// that the import replaces has a fault or a column that an import does not write.
func (t *importTarget) have(p *importPlan, years []calendar.Month) error {
	ours := map[string]bool{}
	for _, year := range years {
		ours[path.Join(path.Dir(p.yaml), financeimport.FileName(year))] = true
	}
	for _, fault := range t.d.Faults {
		if ours[fault.Where.File] {
			return t.refusal(fmt.Sprintf("%s, line %d", fault.Where.File, fault.Where.Line), fault.Because, fault.Remedy+" Then import again.")
		}
	}
	for _, row := range t.d.At(declaration.Keys("finance", "rows")).Items {
		month, err := calendar.ParseMonth(row.Member("month").Text)
		if err != nil {
			continue
		}
		file := row.Member("file").Text
		switch {
		case ours[file] && row.Member("kind").Text != "":
			return t.refusal(row.Member("src").Text, "The file has a column `kind`, which an import does not keep.", "Take the column out, and import again.")
		case ours[file] && ours[path.Join(path.Dir(p.yaml), financeimport.FileName(month.YearStart(4)))]:
			p.rows.Put(financeimport.Place{Month: month, Line: row.Member("line").Text, Service: row.Member("service").Text},
				financeimport.Amounts{Forecast: pence(row.Member("forecast_pence")), Actual: pence(row.Member("actual_pence"))})
		case ours[file]:
			return t.refusal(row.Member("src").Text, "The file holds figures of another financial year.", "Move them to "+financeimport.FileName(month.YearStart(4))+", and import again.")
		case slices.Contains(years, month.YearStart(4)):
			return t.refusal(row.Member("src").Text, "The group has figures of "+month.YearStart(4).YearLabel()+" in this file, so those of the sheet would count twice.",
				"Name the file "+financeimport.FileName(month.YearStart(4))+", here and under `finance.files`, or take those figures out, and import again.")
		}
	}
	return nil
}

func pence(v *declaration.Value) *money.Pence {
	if v == nil || v.Kind != declaration.Number {
		return nil
	}
	n, err := strconv.ParseInt(v.Text, 10, 64)
	if err != nil {
		return nil
	}
	sum := money.Pence(n)
	return &sum
}

// absent returns the budget lines that have an amount in rows, in a month that occurs
// in figures, and no amount in figures at all.
func absent(rows *financeimport.Rows, figures []financeimport.Figure) []string {
	months, have := map[calendar.Month]bool{}, map[string]bool{}
	for _, f := range figures {
		months[f.Month] = true
		have[strings.ToLower(f.Line+"|"+f.Service)] = true
	}
	var lines []string
	for _, p := range rows.Places() {
		name := financeimport.Quote(p.Line) + " (" + p.Service + ")"
		if months[p.Month] && !have[strings.ToLower(p.Line+"|"+p.Service)] && !slices.Contains(lines, name) {
			lines = append(lines, name)
		}
	}
	return lines
}

// declare adds to the plan the YAML file, changed so that it names the new finance
// files in the list. If the list is empty, the YAML file does not change.
func (t *importTarget) declare(p *importPlan, names []string) error {
	p.dated = t.d.Document.Member("finance").Member("forecast_updated").Written()
	if len(names) == 0 {
		return nil
	}
	before, err := fs.ReadFile(t.root.FS(), p.yaml)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return couldNotJudge(err)
	}
	after, ok := financeimport.Declare(before, names)
	if !ok {
		return t.refusal(p.yaml, "The files could not be named under `finance`.", "Write `files: ["+strings.Join(names, ", ")+"]` under `finance` yourself, with an empty file of each name beside it that has the line month,line,service,forecast,actual, and import again.")
	}
	p.files = append(p.files, plannedFile{name: p.yaml, content: after})
	return nil
}

// prove reads the group as it will be after the import, and checks that its amounts
// equal those in the plan, to the penny.
func (t *importTarget) prove(p *importPlan) error {
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	planned := map[string]bool{}
	add := func(name string, content []byte) error {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(content)
		}
		return err
	}
	var err error
	for _, file := range p.files {
		if len(file.content) > declaration.MaxFile {
			return t.refusal(file.name, "The file would be larger than a finance file may be.", "Import the lines in larger parts, such as one line for each service.")
		}
		planned[file.name] = true
		err = errors.Join(err, add(file.name, file.content))
	}
	for _, file := range t.d.Files {
		if !planned[file.Path] {
			content, readErr := fs.ReadFile(t.root.FS(), file.Path)
			err = errors.Join(err, readErr, add(file.Path, content))
		}
	}
	err = errors.Join(err, w.Close())
	read, zipErr := zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
	if err = errors.Join(err, zipErr); err != nil {
		return couldNotJudge(err)
	}
	after := t.schema.Load(read, t.d.ID)
	return t.compare(p, after)
}

func (t *importTarget) compare(p *importPlan, after *declaration.Declaration) error {
	known := len(t.d.Faults)
	if len(after.Faults) > known {
		for _, fault := range after.Faults {
			if !slices.ContainsFunc(t.d.Faults, func(f declaration.Fault) bool { return f.Because == fault.Because }) && fault.Level == "" {
				return t.refusal(fmt.Sprintf("%s, line %d", fault.Where.File, fault.Where.Line), "The file as it would be written has a fault: "+fault.Because, fault.Remedy)
			}
		}
	}
	found := financeimport.NewRows()
	for _, row := range after.At(declaration.Keys("finance", "rows")).Items {
		if month, err := calendar.ParseMonth(row.Member("month").Text); err == nil {
			found.Put(financeimport.Place{Month: month, Line: row.Member("line").Text, Service: row.Member("service").Text},
				financeimport.Amounts{Forecast: pence(row.Member("forecast_pence")), Actual: pence(row.Member("actual_pence"))})
		}
	}
	for _, place := range p.rows.Places() {
		want, _ := p.rows.Get(place)
		have, ok := found.Get(place)
		if !ok || !financeimport.Same(want, have) {
			return t.refusal("", fmt.Sprintf("The line %s of %s would not be read back as it is in the sheet.", financeimport.Quote(place.Line), place.Month.Long()), "Give the line another name in the sheet, and import again.")
		}
	}
	return nil
}

// write writes the files of the plan. The finance files come first, so that the YAML
// file never names a file that does not exist.
func (p *importPlan) write() error {
	if p.target.root == nil {
		return nil
	}
	for _, file := range p.files {
		if info, err := p.target.root.Lstat(file.name); err == nil && !info.Mode().IsRegular() {
			return p.target.refusal(file.name, "The file is a link, a folder or a device.", "Put an ordinary file in its place, and import again.")
		}
		if _, err := p.target.root.Stat(path.Dir(file.name)); err != nil {
			return p.target.refusal(file.name, "Its folder lies outside the group's folder.", "Put the folder itself in the place of the link, and import again.")
		}
	}
	for _, file := range p.files {
		if file.unchanged {
			continue
		}
		if err := writeWhole(nil, filepath.Join(p.target.folder, filepath.FromSlash(file.name)), file.content); err != nil {
			return couldNotJudge(outfile.Failure(declaration.Shown(file.name), err))
		}
	}
	return nil
}
