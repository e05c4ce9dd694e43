package report

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// HTML writes one page that needs nothing else: no script, no network. The list
// of several groups stands before the first of them, so what is said of each is kept
// until the end, compressed: memory grows with the number of groups. Spread writes
// any number.
type HTML struct {
	options Options
	run     scorecard.Run
	sheet   *htmlSheet
	deeper  *htmlSheet
	// first waits until it is known whether a second comes: the page of one group
	// is about that group, the page of several about the list of them.
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

// Spread gives the reporter that writes a page for each group and one that
// lists them, each into a file that create begins under a plain name. It keeps
// a line of each group.
func (h *HTML) Spread(create func(name string) (io.WriteCloser, error)) Reporter {
	return &htmlFolder{options: h.options, create: create, names: htmlNames{}}
}

// htmlFolder writes pages into files of their own.
type htmlFolder struct {
	options Options
	create  func(name string) (io.WriteCloser, error)
	run     scorecard.Run
	sheet   *htmlSheet
	names   htmlNames
	list    htmlList
}

// indexPage is the page that lists the others; browsers and servers open it by
// itself.
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

// End writes the page that lists the groups.
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

// htmlNames are the names of pages that are taken.
type htmlNames map[string]int

// longestPageName keeps a page's name well below what file systems allow.
const longestPageName = 60

// of gives a group's page a name of its own: lower-case letters, digits and
// hyphens alone, whatever the id holds. The word before it keeps clear of the
// names that systems reserve, and of the list.
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
