// Package html writes the scorecard as a page, or as a folder with a page a group.
// The pages need no script, load nothing from elsewhere and print on A4.
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

// HTML writes one page without scripts or references to other files. The list
// of groups comes before the first group, so the groups are kept, compressed,
// until the end, and memory grows with their number. For any number of groups,
// use Spread.
type HTML struct {
	Options outline.Options
	run     scorecard.Run
	sheet   sheet
	// first holds the first group until a second arrives or the run ends. A
	// page with a single group is about that group; a page with several is
	// about the list.
	first *outline.Card
	body  packed.Text
	list  htmlList
}

// Begin prepares what every page has.
func (h *HTML) Begin(_ io.Writer, run scorecard.Run) error {
	h.run, h.sheet = run, newSheet()
	return nil
}

// Group keeps one group's part of the page.
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

// Spread returns a reporter that writes one page for each group and an index
// page. create opens a file with a plain name. The reporter keeps one line of
// each group.
func (h *HTML) Spread(create func(name string) (io.WriteCloser, error)) outline.Reporter {
	return &folder{options: h.Options, create: create, names: htmlNames{}}
}

// folder writes each page into its own file.
type folder struct {
	options outline.Options
	create  func(name string) (io.WriteCloser, error)
	run     scorecard.Run
	sheet   sheet
	names   htmlNames
	list    htmlList
}

// indexPage is the name of the index page, which servers send for the folder.
const indexPage = "index.html"

// Begin prepares what every page has.
func (f *folder) Begin(_ io.Writer, run scorecard.Run) error {
	f.run, f.sheet = run, newSheet()
	return nil
}

// Group writes one group's page.
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

// htmlNames counts the page names in use.
type htmlNames map[string]int

// longestPageName bounds a page's name, in characters, well below the limits of
// file systems.
const longestPageName = 60

// of returns a unique name for a group's page. It consists of lower-case
// letters, digits and hyphens, whatever the id contains. Its prefix avoids
// names reserved by systems and the name of the index page.
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
