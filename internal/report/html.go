package report

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// HTML writes one page without scripts or references to other files. The list
// of groups comes before the first group, so the groups are kept, compressed,
// until the end, and memory grows with their number. For any number of groups,
// use Spread.
type HTML struct {
	options Options
	run     scorecard.Run
	sheet   *htmlSheet
	deeper  *htmlSheet
	// first holds the first group until a second arrives or the run ends. A
	// page with a single group is about that group; a page with several is
	// about the list.
	first *Card
	body  packed
	list  htmlList
}

// Begin reads the templates.
func (h *HTML) Begin(_ io.Writer, run scorecard.Run) (err error) {
	h.run = run
	if h.sheet, err = newHTMLSheet(htmlAlone); err == nil {
		h.deeper, err = newHTMLSheet(htmlInList)
	}
	return err
}

// Group keeps one group's part of the page.
func (h *HTML) Group(_ io.Writer, card Card) error {
	if h.list.empty() {
		h.first = &card
		h.list.add(card, address("#"+htmlAnchor(card)))
		return nil
	}
	if h.first != nil {
		if err := h.deeper.group(&h.body, htmlGroupOf(*h.first, h.run, h.options.Catalogue)); err != nil {
			return err
		}
		h.first = nil
	}
	h.list.add(card, address("#"+htmlAnchor(card)))
	return h.deeper.group(&h.body, htmlGroupOf(card, h.run, h.options.Catalogue))
}

// End writes the page.
func (h *HTML) End(w io.Writer) error {
	out := bufio.NewWriter(w)
	var err error
	if h.first != nil {
		err = h.sheet.alone(out, htmlGroupOf(*h.first, h.run, h.options.Catalogue), h.run, "")
	} else {
		h.list.worstFirst()
		err = h.sheet.listed(out, h.list, h.run, &h.body)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// Spread returns a reporter that writes one page for each group and an index
// page. create opens a file with a plain name. The reporter keeps one line of
// each group.
func (h *HTML) Spread(create func(name string) (io.WriteCloser, error)) Reporter {
	return &htmlFolder{options: h.options, create: create, names: htmlNames{}}
}

// htmlFolder writes each page into its own file.
type htmlFolder struct {
	options Options
	create  func(name string) (io.WriteCloser, error)
	run     scorecard.Run
	sheet   *htmlSheet
	names   htmlNames
	list    htmlList
}

// indexPage is the name of the index page, which servers send for the folder.
const indexPage = "index.html"

// Begin reads the templates.
func (f *htmlFolder) Begin(_ io.Writer, run scorecard.Run) (err error) {
	f.run = run
	f.sheet, err = newHTMLSheet(htmlAlone)
	return err
}

// Group writes one group's page.
func (f *htmlFolder) Group(_ io.Writer, card Card) error {
	name := f.names.of(card.ID)
	f.list.add(card, address(name))
	return f.page(name, func(w io.Writer) error {
		return f.sheet.alone(w, htmlGroupOf(card, f.run, f.options.Catalogue), f.run, indexPage)
	})
}

// End writes the index page.
func (f *htmlFolder) End(io.Writer) error {
	f.list.worstFirst()
	return f.page(indexPage, func(w io.Writer) error {
		return f.sheet.listed(w, f.list, f.run, &bytes.Buffer{})
	})
}

func (f *htmlFolder) page(name string, write func(io.Writer) error) error {
	file, err := f.create(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	err = write(out)
	if err == nil {
		err = out.Flush()
	}
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

func htmlAsOf(run scorecard.Run) shown { return forPage(calendar.Long(run.AsOf)) }
