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

// destination is one report on its way to standard output or a file.
type destination struct {
	reporter report.Reporter
	out      *bufio.Writer
	file     *os.File // the file being written, beside the one it becomes
	folder   *folder  // the folder being written, for a report of several files
	name     string   // as it was asked for; empty for standard output
	becomes  string   // the file it becomes when it is whole; empty for a device
}

// reports are all the reports of a run.
type reports []*destination

// openReports reads the formats and opens their files, so that a file that
// cannot be written is known before any group is judged.
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

// begin opens what a report is written to; the pages of a folder are opened one
// by one.
func (d *destination) begin(standard io.Writer, toFolder bool) error {
	if spread, ok := d.reporter.(report.Folder); ok && toFolder {
		d.out = bufio.NewWriter(io.Discard)
		return d.openFolder(spread)
	}
	return d.open(standard)
}

// open begins a file under another name in the same folder: it takes its own
// name only when it is whole. A pipe or device is written as it stands, and a
// link leads to the file that is replaced.
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

// end writes what is left. A write that failed fails again when the rest is
// flushed, which nobody need read twice.
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

// reportMode is that of any file a person makes; the process's mask applies.
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

// color decides whether standard output is coloured: --no-color, then
// NO_COLOR, CLICOLOR_FORCE and TERM as people set them, then whether it is a
// terminal.
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
