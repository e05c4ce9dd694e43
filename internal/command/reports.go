package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// destination is one report that is being written to standard output or a file.
type destination struct {
	reporter report.Reporter
	out      *bufio.Writer
	file     *os.File // the temporary file beside the final one
	folder   *folder  // the folder, for a report of several files
	name     string   // as given; empty for standard output
	becomes  string   // the path of the final file; empty for a device
}

// reports are all the reports of a run.
type reports []*destination

// openReports reads the formats and opens their files, so that a file that
// cannot be written is reported before any group is judged.
func (c *check) openReports(o checkOptions) (reports, error) {
	var all reports
	names := map[string]bool{}
	for _, asked := range o.formats {
		format, name, toFile := strings.Cut(strings.TrimSpace(asked), "=")
		format = strings.ToLower(strings.TrimSpace(format))
		if toFile && name == "" {
			all.discard()
			return nil, wrongUse("%s= names no file", format)
		}
		reporter, ok := report.New(format, report.Options{Catalogue: c.catalogue, Color: name == "" && c.color(o.noColor), All: o.show == "all"})
		if !ok {
			all.discard()
			return nil, wrongUse("there is no format %q; the formats are %s", format, strings.Join(report.Formats(), ", "))
		}
		toFolder := name != "" && wantsFolder(name)
		if name != "" {
			name = filepath.Clean(name)
		}
		place := name
		if name != "" {
			place = placeOf(name)
		}
		if names[place] {
			all.discard()
			return nil, wrongUse("two formats are to be written to %s; give each a file of its own", orStandard(name))
		}
		names[place] = true
		d := &destination{reporter: reporter, name: name}
		if err := d.begin(c.host.Out, toFolder); err != nil {
			all.discard()
			return nil, couldNotJudge(unwritten(name, err))
		}
		all = append(all, d)
	}
	return all, nil
}

func orStandard(name string) string {
	if name == "" {
		return "standard output"
	}
	return name
}

// begin opens what a report is written to. The pages of a folder are opened
// later, one by one.
func (d *destination) begin(standard io.Writer, toFolder bool) error {
	if spread, ok := d.reporter.(report.Folder); ok && toFolder {
		d.out = bufio.NewWriter(io.Discard)
		return d.openFolder(spread)
	}
	return d.open(standard)
}

// open begins a temporary file in the same folder, which is renamed when it is
// complete. A pipe or device is written directly. If the name is a link, the
// file behind the link is replaced.
func (d *destination) open(standard io.Writer) error {
	if d.name == "" {
		d.out = bufio.NewWriter(standard)
		return nil
	}
	mode := os.FileMode(reportMode)
	info, err := os.Stat(d.name)
	switch {
	case err == nil && info.IsDir():
		return errFolder
	case err == nil && !info.Mode().IsRegular():
		d.file, err = os.OpenFile(d.name, os.O_WRONLY, 0)
	default:
		target := placeOf(d.name)
		if err == nil {
			mode = info.Mode().Perm()
		}
		d.becomes = target
		d.file, err = os.OpenFile(fmt.Sprintf("%s.%d.part", target, os.Getpid()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	}
	if err != nil {
		return err
	}
	d.out = bufio.NewWriter(d.file)
	return nil
}

func (all reports) begin(run scorecard.Run) error {
	return all.each(func(d *destination) error { return d.reporter.Begin(d.out, run) })
}

func (all reports) group(card report.Card) error {
	return all.each(func(d *destination) error { return d.reporter.Group(d.out, card) })
}

// finish ends every report and gives the files their names.
func (all reports) finish() error {
	if err := all.each((*destination).end); err != nil {
		return err
	}
	return all.each((*destination).keep)
}

// end flushes the report. If a write has already failed, flushing fails with
// the same error, which need not be reported twice.
func (d *destination) end() error {
	if err := d.reporter.End(d.out); err != nil {
		return err
	}
	return d.out.Flush()
}

func (all reports) each(do func(*destination) error) error {
	for _, d := range all {
		if err := do(d); err != nil {
			return unwritten(d.name, err)
		}
	}
	return nil
}

// reportMode is the usual mode of a new file, before the process's mask.
const reportMode = 0o666

func (d *destination) keep() error {
	if d.folder != nil {
		return d.folder.keep()
	}
	if d.file == nil {
		return nil
	}
	if d.becomes == "" {
		err := d.file.Close()
		d.file = nil
		return err
	}
	err := errors.Join(d.file.Sync(), d.file.Close())
	if err == nil {
		err = os.Rename(d.file.Name(), d.becomes)
	}
	if err != nil {
		os.Remove(d.file.Name())
	}
	d.file = nil
	return err
}

// discard removes the files of a run that did not finish.
func (all reports) discard() {
	for _, d := range all {
		if d.folder != nil {
			d.folder.discard()
		}
		if d.file != nil {
			d.file.Close()
			if d.becomes != "" {
				os.Remove(d.file.Name())
			}
		}
	}
}

// color reports whether standard output is coloured. It looks at --no-color,
// then at NO_COLOR, CLICOLOR_FORCE and TERM, then at whether it is a terminal.
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
