package site

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// member is a group of which a card counts.
type member struct {
	entry      card.Entry
	name       string
	lead       card.Post
	page       string
	set        *set
	age        int // in days
	problem    string
	ownProblem string
	standards  []card.Standard
	rank       scorecard.Rank
	paths      int
	// left counts the services that the card has no room for.
	left int
	// since is the first day on which a result was seen, by its key, if there are
	// earlier cards.
	since map[string]string
	// newer is the time of a newer commit that an earlier card is of, or "".
	newer string
	// last is the kept card before, or nil.
	last *card.Key
	// month is the card of about a month ago. If there is none, it is nil.
	month *point
	// kept are the days as they were judged then, and again as today's policies judge
	// them. Neither has the card that counts.
	kept, again []point
	money       purse
}

// set is the cards that were judged alike. Numbers of two sets are never added up.
type set struct {
	number      int
	digests     card.Digests
	first, last string
	members     int
}

// silent is a group of which no card counts. Last is its newest card.
type silent struct {
	id, last string
	name     string
	lead     card.Post
}

// hearing counts the groups that were heard from. Others are those that no list
// expects.
type hearing struct{ of, heard, others int }

// collect reads the cards, group by group.
func (s *site) collect() error {
	seen := map[string]bool{}
	for rest := s.store.Entries(); len(rest) > 0; {
		n := slices.IndexFunc(rest, func(e card.Entry) bool { return e.ID != rest[0].ID })
		if n < 0 {
			n = len(rest)
		}
		for _, of := range byRepository(rest[:n]) {
			heard, err := s.group(of)
			if err != nil {
				return err
			}
			seen[rest[0].ID] = seen[rest[0].ID] || heard
		}
		rest = rest[n:]
	}
	s.silent = slices.DeleteFunc(s.silent, func(q silent) bool { return seen[q.id] })
	s.hear(seen)
	s.order()
	return nil
}

// byRepository divides the cards of one id by the repository. If only one repository
// is known, cards that do not name theirs belong to it.
func byRepository(entries []card.Entry) [][]card.Entry {
	named := map[string]bool{}
	for _, e := range entries {
		if e.Repository != "" {
			named[e.Repository] = true
		}
	}
	if len(named) < 2 {
		return [][]card.Entry{entries}
	}
	var parts [][]card.Entry
	for i, e := range entries {
		if i == 0 || e.Repository != entries[i-1].Repository {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], e)
	}
	return parts
}

// current returns the card that counts: the newest of the days that count, and one that
// was kept before one that was judged again. If there is none, it returns nil.
func (s *site) current(entries []card.Entry) *card.Entry {
	var found *card.Entry
	for i := range entries {
		e := &entries[i]
		day, _ := calendar.ParseDay(e.AsOf)
		if day < s.first || day > s.today {
			continue
		}
		if found == nil || found.Replayed && !e.Replayed || found.Replayed == e.Replayed && e.AsOf >= found.AsOf {
			found = e
		}
	}
	return found
}

// group adds a group, and reports whether a card of it counts.
func (s *site) group(entries []card.Entry) (bool, error) {
	e := s.current(entries)
	if e == nil {
		return false, s.unheard(entries)
	}
	now, err := s.store.Get(e.Key)
	if err != nil {
		return false, err
	}
	day, _ := calendar.ParseDay(e.AsOf)
	m := &member{
		entry: *e, name: cmp.Or(now.Name, now.ID), lead: s.words.post(now.Lead), page: s.names.Of(e.ID), set: s.setOf(*e), age: int(s.today - day),
		problem: now.Problem, ownProblem: now.OwnProblem, standards: now.Standards, rank: now.Standing(), paths: len(now.Paths), left: now.LeftOut.Services, money: s.purse(now.Money),
	}
	s.members = append(s.members, m)
	if err := s.look(m, now, entries); err != nil {
		return false, err
	}
	s.add(m, now)
	return true, nil
}

// unheard adds a group of which there are only cards of earlier days.
func (s *site) unheard(entries []card.Entry) error {
	last := (*card.Entry)(nil)
	for i := range entries {
		if day, _ := calendar.ParseDay(entries[i].AsOf); day < s.first && (last == nil || entries[i].AsOf >= last.AsOf) {
			last = &entries[i]
		}
	}
	if last == nil { // there are only cards of later days
		return nil
	}
	c, err := s.store.Get(last.Key)
	if err != nil {
		return err
	}
	s.silent = append(s.silent, silent{id: c.ID, last: c.AsOf, name: c.Name, lead: c.Lead})
	return nil
}

// setOf returns the set of cards that were judged like a card.
func (s *site) setOf(e card.Entry) *set {
	for _, known := range s.sets {
		if known.digests == e.Digests {
			known.first, known.last = min(known.first, e.AsOf), max(known.last, e.AsOf)
			known.members++
			return known
		}
	}
	fresh := &set{digests: e.Digests, first: e.AsOf, last: e.AsOf, members: 1}
	s.sets = append(s.sets, fresh)
	return fresh
}

// hear counts who was heard from, and adds the groups that are expected and of which
// there is no card at all.
func (s *site) hear(seen map[string]bool) {
	expected := map[string]bool{}
	for _, id := range s.Expected {
		expected[id] = true
	}
	known := map[string]bool{}
	for _, q := range s.silent {
		known[q.id] = true
	}
	for id := range seen {
		if seen[id] && (s.Expected == nil || expected[id]) {
			s.heard.heard++
		} else if seen[id] {
			s.heard.others++
		}
	}
	s.heard.of = s.heard.heard + len(known)
	if s.Expected == nil {
		return
	}
	s.heard.of = len(expected)
	for id := range expected {
		if !seen[id] && !known[id] {
			s.silent = append(s.silent, silent{id: id, name: id})
		}
	}
}

// order puts the sets and the groups in order: the largest set first, and in it the
// worst group.
func (s *site) order() {
	slices.SortFunc(s.sets, func(a, b *set) int {
		return cmp.Or(cmp.Compare(b.members, a.members), cmp.Compare(b.last, a.last), cmp.Compare(a.digests.Policies, b.digests.Policies),
			cmp.Compare(a.digests.Params, b.digests.Params), cmp.Compare(a.digests.Custom, b.digests.Custom))
	})
	for i, of := range s.sets {
		of.number = i + 1
	}
	slices.SortStableFunc(s.members, func(a, b *member) int {
		return cmp.Or(cmp.Compare(a.set.number, b.set.number), scorecard.WorstFirst(a.rank, b.rank), cmp.Compare(a.entry.ID, b.entry.ID), cmp.Compare(a.entry.Repository, b.entry.Repository))
	})
	slices.SortStableFunc(s.silent, func(a, b silent) int { return cmp.Compare(a.id, b.id) })
}

// unknown returns the groups that were not heard from and that should be there.
func (s *site) unknown() []silent {
	if s.Expected == nil {
		return s.silent
	}
	expected := map[string]bool{}
	for _, id := range s.Expected {
		expected[id] = true
	}
	var found []silent
	for _, q := range s.silent {
		if expected[q.id] {
			found = append(found, q)
		}
	}
	return found
}

// apart reports whether cards of more than one set are shown.
func (s *site) apart() bool { return len(s.sets) > 1 }
