// Package site writes an overview of many groups as static pages: whom to talk to,
// who went quiet, what is due, which exceptions end, and whether it is the group or the
// rule. It is made from cards. The pages need no script, load nothing from elsewhere
// and print on A4; each table is there as CSV too.
package site

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Options are what the pages are made with, beside the cards.
type Options struct {
	// Title is the title of all pages.
	Title string
	// AsOf is the day that the pages are about, YYYY-MM-DD. The newest card of each
	// group counts that is of this day, or of one of the Within days before.
	AsOf   string
	Within int
	// Expected are the ids of the groups that should be there. If it is nil, every
	// group of which there is any card counts.
	Expected []string
	// Unread says what could not be read, a sentence each.
	Unread []string
	// Rules gives the titles of rules.
	Rules outline.Catalogue
	// Version is that of the program.
	Version string
	// Results calls found with each result whose card is wanted. If it is nil, all
	// pages of groups are made from cards.
	Results func(wanted func(card.Key) bool, found func(card.Key, scorecard.Run, scorecard.Scorecard) error) error
	// Between judges what groups claim. It calls cards with a function that takes each
	// card that counts, and the card of the group before it or nil. Silent is how many
	// groups were not heard from. If it is nil, nothing is judged.
	Between func(cards func(func(now, before *card.Card) error) error, silent int) ([]Finding, error)
}

// Finding is something between groups: a rule, what it is about, what was found, what to
// do, and the groups that have a part in it.
type Finding struct {
	Rule, Title, Subject, Message, Remedy string
	Groups                                []string
}

// Create opens a file of the site with a plain name.
type Create func(name string) (io.WriteCloser, error)

// site is a site that is being made.
type site struct {
	Options
	store  *card.Store
	create Create
	sheet  html.Sheet
	names  html.Names
	files  []string
	// first and today are the days from which and up to which cards count.
	first, today calendar.Day

	members []*member
	silent  []silent
	sets    []*set
	heard   hearing

	problems     []problem
	deadlines    []deadline
	waivers      []waiver
	attestations []attestation
	services     []service
	lately       []change
	quarterly    []change
	findings     []Finding
	words        words
	// failing are the rules that have a page.
	failing map[string]bool
}

// Write makes the site from the cards of a store. It returns the first error of create,
// of a write or of reading a card again.
func Write(store *card.Store, o Options, create Create) error {
	s := &site{Options: o, store: store, create: create, sheet: html.NewSheet(styles), names: html.NewNames(), words: words{numbers: map[string]word{}}, failing: map[string]bool{}}
	s.today, _ = calendar.ParseDay(o.AsOf)
	s.first = s.today - calendar.Day(o.Within)
	for _, step := range []func() error{
		s.collect, s.between, s.sortDeadlines,
		s.week, s.quietPage, s.standardsPage, s.rulesPages, s.deadlinesPage, s.promisesPage, s.servicesPage, s.betweenPage, s.moneyPage, s.changesPage,
		s.groupPages, s.calendar, s.book, s.list,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// Newest returns the newest day of the cards of a store, or "" if it has no card.
func Newest(store *card.Store) string {
	day := ""
	for _, e := range store.Entries() {
		day = max(day, e.AsOf)
	}
	return day
}

// file writes a file of the site.
func (s *site) file(name string, write func(io.Writer) error) error {
	s.files = append(s.files, name)
	file, err := s.create(name)
	if err != nil {
		return err
	}
	err = write(file)
	return cmp.Or(err, file.Close())
}

// list writes the names of all files, so that a later run may replace them.
func (s *site) list() error {
	slices.Sort(s.files)
	return s.file("files.txt", func(w io.Writer) error {
		_, err := io.WriteString(w, outline.MadeBy+"\n"+strings.Join(s.files[:len(s.files)-1], "\n")+"\nfiles.txt\n")
		return err
	})
}
