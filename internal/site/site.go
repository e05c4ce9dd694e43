// Package site writes an overview of many groups as static pages, such as the groups to
// talk to first, the groups without a current report, the deadlines and the waivers. It
// is made from cards (package card), each of which summarises one check of one group.
// The pages need no script, load nothing from other servers and print on A4. Each table
// is also written as a CSV file.
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

// Options are the inputs of Write apart from the cards.
type Options struct {
	// Title is the title of all pages.
	Title string
	// AsOf is the day of the overview, YYYY-MM-DD. A group is represented by its newest
	// card from AsOf or from the Within days before it.
	AsOf   string
	Within int
	// Expected are the ids of the groups that should have a card. If it is nil, every
	// group that has any card is expected.
	Expected []string
	// Unread has a sentence for each input that could not be read.
	Unread []string
	// Rules is the catalogue with the titles of rules.
	Rules outline.Catalogue
	// Version is the version of dgcheck.
	Version string
	// Results calls wanted with the key of each card of which the full result is
	// stored. If wanted returns true, it calls found with that result. If Results is
	// nil, the pages of all groups are made from their cards.
	Results func(wanted func(card.Key) bool, found func(card.Key, scorecard.Run, scorecard.Scorecard) error) error
	// Between applies the rules that compare groups with each other. It passes a
	// function to cards, and cards calls that function with each current card and the
	// group's previous card, or nil. Silent is the number of groups without a current
	// card. If Between is nil, these rules are not applied.
	Between func(cards func(func(now, before *card.Card) error) error, silent int) ([]Finding, error)
}

// Finding is a finding between groups: the rule with its title, the subject, what was
// found, what to do, and the ids of the groups involved.
type Finding struct {
	Rule, Title, Subject, Message, Remedy string
	Groups                                []string
}

// Create opens a file of the site for writing. The name has no folder.
type Create func(name string) (io.WriteCloser, error)

// site is the state of one call of Write.
type site struct {
	Options
	store  *card.Store
	create Create
	sheet  html.Sheet
	names  html.Names
	files  []string
	// first and today are the first and the last day of current cards.
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
	// failing has the ids of the rules that have a page, because some result of them
	// fails or is waived.
	failing map[string]bool
}

// Write makes the site from the cards of a store. It returns the first error from
// create, from a write or from reading a card again.
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

// Newest returns the day of the newest card in a store, or "" if the store is empty.
func Newest(store *card.Store) string {
	day := ""
	for _, e := range store.Entries() {
		day = max(day, e.AsOf)
	}
	return day
}

// file creates the file with the given name, lets write fill it and closes it.
func (s *site) file(name string, write func(io.Writer) error) error {
	s.files = append(s.files, name)
	file, err := s.create(name)
	if err != nil {
		return err
	}
	err = write(file)
	return cmp.Or(err, file.Close())
}

// list writes files.txt with the names of all files, so that a later run knows which
// files it may replace.
func (s *site) list() error {
	slices.Sort(s.files)
	return s.file("files.txt", func(w io.Writer) error {
		_, err := io.WriteString(w, outline.MadeBy+"\n"+strings.Join(s.files[:len(s.files)-1], "\n")+"\nfiles.txt\n")
		return err
	})
}
