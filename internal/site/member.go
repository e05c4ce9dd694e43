package site

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// member is a group with a current card, which is a card dated from site.first to
// site.today.
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
	// left is the number of services that the card has left out for lack of room.
	left int
	// since is the first day on which a result was seen to fail, by the key of the
	// result. It is known only from earlier cards.
	since map[string]string
	// newer is the commit time of an earlier card, if that is later than the commit
	// time of the current card. Otherwise it is "".
	newer string
	// last is the key of the previous card that is not a replay, or nil.
	last *card.Key
	// month is the newest earlier card that is at least 28 days old, or nil.
	month *point
	// kept has the results of earlier days as they were judged on those days. The field
	// again has earlier days as later policies judged them in a replay. The current
	// card is in neither.
	kept, again []point
	money       purse
}

// set is a group of current cards with the same digests, that is, judged by the same
// policies and figures. first and last are the days of its oldest and its newest card.
// Numbers of different sets must not be added up.
type set struct {
	number      int
	digests     card.Digests
	first, last string
	members     int
}

// silent is a group without a current card (see member). last is the day of its newest
// card from before site.first, or "" if it has no such card.
type silent struct {
	id, last string
	name     string
	lead     card.Post
}

// hearing has the numbers for the sentence "2 of 4 heard from": heard is the 2, and the
// field of is the 4, which is how many groups should have a current card. others is the
// number of groups that have one and are not in Options.Expected.
type hearing struct{ of, heard, others int }

// collect reads the cards of the store, group by group.
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

// byRepository divides the cards of one group id by repository. If at most one
// repository is named, cards without a repository are counted as belonging to it. The
// entries are sorted by repository.
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

// current returns the card that represents a group: the newest from s.first to s.today.
// A card that is not a replay goes before a replayed one. If there is no such card,
// current returns nil.
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

// group adds the group with the given cards to s.members or s.silent. It reports
// whether the group has a current card.
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

// unheard adds a group to s.silent if it has a card from before s.first.
func (s *site) unheard(entries []card.Entry) error {
	last := (*card.Entry)(nil)
	for i := range entries {
		if day, _ := calendar.ParseDay(entries[i].AsOf); day < s.first && (last == nil || entries[i].AsOf >= last.AsOf) {
			last = &entries[i]
		}
	}
	if last == nil { // all cards are from after the day of the overview
		return nil
	}
	c, err := s.store.Get(last.Key)
	if err != nil {
		return err
	}
	s.silent = append(s.silent, silent{id: c.ID, last: c.AsOf, name: c.Name, lead: c.Lead})
	return nil
}

// setOf adds a card to the set with its digests and returns the set. It creates the set
// if there is none.
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

// hear counts in s.heard how many of the expected groups have a current card. It also
// adds each expected group that has no current card and is not in s.silent yet to
// s.silent, even if it has cards from after the day of the overview. seen has the ids
// of the groups with a current card.
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

// order sorts s.sets, the largest set first, and numbers the sets. It sorts the groups
// in s.members by their sets, and within a set the worst first.
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

// unknown returns the expected groups that have no current card. If Options.Expected is
// nil, these are all groups in s.silent.
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

// apart reports whether there is more than one set.
func (s *site) apart() bool { return len(s.sets) > 1 }
