// Package html writes scorecards as one HTML page, or as a folder with a page for each
// group. The pages need no script, load nothing from other servers and print on A4.
package html

import (
	"bytes"
	"fmt"
	"io"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/report/packed"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// HTML writes one page without scripts or references to other files. The table of
// groups comes first and is complete only at the end, so the parts about the groups are
// kept compressed until then, and memory grows with their number. For any number of
// groups, use Spread.
type HTML struct {
	Options outline.Options
	run     scorecard.Run
	sheet   sheet
	// first holds the first group until a second one follows or the run ends. A page
	// about a single group has another layout than a page with a table of groups.
	first *outline.Card
	body  packed.Text
	list  htmlList
}

// Begin stores the run and prepares the style sheet.
func (h *HTML) Begin(_ io.Writer, run scorecard.Run) error {
	h.run, h.sheet = run, newSheet()
	return nil
}

// Group adds one group to the page. Nothing is written before End.
func (h *HTML) Group(_ io.Writer, card outline.Card) error {
	if h.list.empty() {
		h.first = &card
		h.list.add(card, escape.URL("#"+anchor(card)))
		return nil
	}
	if h.first != nil {
		if err := below(&h.body, groupOf(*h.first, h.run, h.Options.Catalogue)); err != nil {
			return err
		}
		h.first = nil
	}
	h.list.add(card, escape.URL("#"+anchor(card)))
	return below(&h.body, groupOf(card, h.run, h.Options.Catalogue))
}

// End writes the page.
func (h *HTML) End(w io.Writer) error {
	if h.first != nil {
		return h.sheet.alone(w, groupOf(*h.first, h.run, h.Options.Catalogue), h.run, "")
	}
	h.list.worstFirst()
	return h.sheet.listed(w, h.list, h.run, &h.body)
}

// Spread returns a reporter that writes one page for each group and an index page.
// create opens a file; the name has no folder. The reporter keeps only one table row of
// each group in memory.
func (h *HTML) Spread(create func(name string) (io.WriteCloser, error)) outline.Reporter {
	return &folder{options: h.Options, create: create, names: htmlNames{}}
}

// folder writes each page to its own file.
type folder struct {
	options outline.Options
	create  func(name string) (io.WriteCloser, error)
	run     scorecard.Run
	sheet   sheet
	names   htmlNames
	list    htmlList
}

// indexPage is the file name of the index page. Web servers return it for the folder.
const indexPage = "index.html"

// Begin stores the run and prepares the style sheet.
func (f *folder) Begin(_ io.Writer, run scorecard.Run) error {
	f.run, f.sheet = run, newSheet()
	return nil
}

// Group writes the page of one group.
func (f *folder) Group(_ io.Writer, card outline.Card) error {
	name := f.names.of(card.ID)
	f.list.add(card, escape.URL(name))
	return f.page(name, func(w io.Writer) error {
		return f.sheet.alone(w, groupOf(card, f.run, f.options.Catalogue), f.run, indexPage)
	})
}

// End writes the index page.
func (f *folder) End(io.Writer) error {
	f.list.worstFirst()
	return f.page(indexPage, func(w io.Writer) error {
		return f.sheet.listed(w, f.list, f.run, &bytes.Buffer{})
	})
}

func (f *folder) page(name string, write func(io.Writer) error) error {
	file, err := f.create(name)
	if err != nil {
		return err
	}
	err = write(file)
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}

// htmlNames counts how often each page name was asked for, so that names stay unique.
type htmlNames map[string]int

// longestPageName is the maximum length of a page name, in characters. It is well below
// the limits of file systems.
const longestPageName = 60

// of returns a unique file name for a group's page. It consists of lower-case letters,
// digits and hyphens, even if the id has other characters. The prefix "group-" avoids
// names that operating systems reserve, and index.html.
func (n htmlNames) of(id string) string {
	plain := []byte("group-")
	for i := 0; i < len(id) && len(plain) < longestPageName; i++ {
		switch c := id[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			plain = append(plain, c)
		case c >= 'A' && c <= 'Z':
			plain = append(plain, c-'A'+'a')
		case plain[len(plain)-1] != '-':
			plain = append(plain, '-')
		}
	}
	name := string(bytes.TrimRight(plain, "-"))
	free := name
	for n[free] > 0 {
		n[name]++
		free = fmt.Sprintf("%s-%d", name, n[name])
	}
	n[free]++
	return free + ".html"
}

func htmlAsOf(run scorecard.Run) escape.HTML { return escape.ForPage(calendar.Long(run.AsOf)) }
