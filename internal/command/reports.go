package command

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// destination is one report that is being written, to standard output or a file.
type destination struct {
	reporter outline.Reporter
	out      *bufio.Writer
	target   target // nil for standard output
	name     string // as the flag gives it; empty for standard output
}

// target is the file or folder that a report is written to. Keep gives it its final
// name, and Discard deletes it.
type target interface {
	Keep() error
	Discard()
}

// reports are all reports of a run.
type reports []*destination

// openReports opens the files of all formats. It is called before any group is judged,
// so that a file that cannot be written is reported early.
func (c *check) openReports(o checkOptions) (reports, error) {
	var all reports
	names := map[string]bool{}
	standard := c.host.Out
	if o.quiet {
		standard = io.Discard
	}
	if o.folder != "" {
		if err := makeFolder(o.folder); err != nil {
			return nil, err
		}
	}
	for _, asked := range o.formats {
		format, name, toFile := strings.Cut(strings.TrimSpace(asked), "=")
		format = strings.ToLower(strings.TrimSpace(format))
		if toFile && name == "" {
			all.discard()
			return nil, wrongUse("%s= names no file", format)
		}
		if format == "xlsx" && name == "" && o.folder == "" && c.host.Terminal(c.host.Out) {
			all.discard()
			return nil, wrongUse("a workbook is no text for a terminal; name its file with -f xlsx=FILE")
		}
		if name == "" && o.folder != "" && report.FileName(format) != "" {
			name = filepath.Join(o.folder, report.FileName(format))
		}
		reporter, ok := report.New(format, outline.Options{Catalogue: c.catalogue, Color: name == "" && c.color(o.noColor), All: o.show == "all", Most: o.most})
		if !ok {
			all.discard()
			return nil, wrongUse("there is no format %q; the formats are %s", format, strings.Join(report.Formats(), ", "))
		}
		toFolder := name != "" && outfile.IsFolder(name)
		if name != "" {
			name = filepath.Clean(name)
		}
		place := name
		if name != "" {
			place = outfile.Target(name)
		}
		if names[place] {
			all.discard()
			return nil, wrongUse("two formats are to be written to %s; give each a file of its own", orStandard(name))
		}
		names[place] = true
		d := &destination{reporter: reporter, name: name}
		if err := d.begin(standard, toFolder); err != nil {
			all.discard()
			return nil, couldNotJudge(outfile.Failure(orStandard(name), err))
		}
		all = append(all, d)
	}
	return all, nil
}

// makeFolder makes a folder, and those above it, if they do not exist.
func makeFolder(name string) error {
	if err := os.MkdirAll(name, 0o777); err != nil {
		return couldNotJudge(outfile.Failure(name, err))
	}
	return nil
}

func orStandard(name string) string {
	if name == "" {
		return "standard output"
	}
	return name
}

// begin opens the file, folder or standard output that a report is written to. If
// toFolder is set and the report can be a folder of pages, it makes the folder, and
// each page is opened later.
func (d *destination) begin(standard io.Writer, toFolder bool) error {
	if spread, ok := d.reporter.(outline.Folder); ok && toFolder {
		d.out = bufio.NewWriter(io.Discard)
		return d.openFolder(spread)
	}
	return d.open(standard)
}

// openFolder begins a report that is a folder of pages.
func (d *destination) openFolder(reporter outline.Folder) error {
	folder, err := outfile.CreateFolder(d.name, outline.MadeBy)
	if err != nil {
		return err
	}
	d.target = folder
	d.reporter = reporter.Spread(folder.Create)
	return nil
}

// outSize is how many bytes of a report are buffered. One group has about 200 KB.
const outSize = 64 << 10

// open begins a report that is a file or goes to standard output.
func (d *destination) open(standard io.Writer) error {
	if d.name == "" {
		d.out = bufio.NewWriterSize(standard, outSize)
		return nil
	}
	file, err := outfile.Create(d.name)
	if err != nil {
		return err
	}
	d.target, d.out = file, bufio.NewWriterSize(file, outSize)
	return nil
}

func (all reports) begin(run scorecard.Run) error {
	return all.each(func(d *destination) error { return d.reporter.Begin(d.out, run) })
}

func (all reports) group(card outline.Card) error {
	return all.each(func(d *destination) error { return d.reporter.Group(d.out, card) })
}

// finish completes every report, and then gives the files their final names.
func (all reports) finish() error {
	if err := all.each((*destination).end); err != nil {
		return err
	}
	return all.each((*destination).keep)
}

// end completes a report. A failed write is reported only once, because flushing
// returns the error of an earlier write.
func (d *destination) end() error {
	if err := d.reporter.End(d.out); err != nil {
		return err
	}
	return d.out.Flush()
}

func (all reports) each(do func(*destination) error) error {
	for _, d := range all {
		if err := do(d); err != nil {
			return outfile.Failure(orStandard(d.name), err)
		}
	}
	return nil
}

func (d *destination) keep() error {
	if d.target == nil {
		return nil
	}
	return d.target.Keep()
}

// discard deletes the files of reports that were not finished.
func (all reports) discard() {
	for _, d := range all {
		if d.target != nil {
			d.target.Discard()
		}
	}
}

// color reports whether to write colours to standard output. The argument never is the
// value of --no-color, which decides first. Then NO_COLOR, CLICOLOR_FORCE and TERM
// decide, and then whether standard output is a terminal.
func (c *check) color(never bool) bool {
	switch {
	case never, c.host.Env("NO_COLOR") != "":
		return false
	case c.host.Env("CLICOLOR_FORCE") != "" && c.host.Env("CLICOLOR_FORCE") != "0":
		return true
	case c.host.Env("TERM") == "dumb":
		return false
	}
	return c.host.Terminal(c.host.Out)
}
