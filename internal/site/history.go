package site

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// point is what a card of an earlier day says, in short.
type point struct {
	day       string
	tally     scorecard.Tally
	overall   scorecard.RAG
	standards []scorecard.RAG
	policies  string
	problem   bool
}

func pointOf(c *card.Card) point {
	p := point{day: c.AsOf, tally: c.Standing().Tally, overall: c.Overall, policies: c.Digests.Policies + c.Digests.Params + c.Digests.Custom, problem: c.Problem != ""}
	for _, standard := range c.Standards {
		p.standards = append(p.standards, standard.RAG)
	}
	return p
}

// mostPoints is how many earlier days of a group are read in each series, the newest.
const mostPoints = 36

// earlier returns the cards of a series before a day, the newest last.
func earlier(entries []card.Entry, day string, replayed bool) []card.Entry {
	var found []card.Entry
	for _, e := range entries {
		if e.Replayed == replayed && e.AsOf < day {
			found = append(found, e)
		}
	}
	slices.SortStableFunc(found, func(a, b card.Entry) int { return cmp.Compare(a.AsOf, b.AsOf) })
	return found[max(len(found)-mostPoints, 0):]
}

// look looks back on the cards of earlier days of a group: since when it has been
// failing what it fails now, and what changed since the last card and in a quarter.
func (s *site) look(m *member, now *card.Card, entries []card.Entry) error {
	kept := earlier(entries, now.AsOf, false)
	again := earlier(entries, now.AsOf, true)
	month, quarter := s.today-28, quarterBefore(s.today)
	standing := sinceOf(now)
	passed := map[string]string{}
	if len(kept) > 0 {
		m.last = &kept[len(kept)-1].Key
	}
	for i := len(kept) - 1; i >= 0; i-- {
		before, err := s.store.Get(kept[i].Key)
		if err != nil {
			return err
		}
		p := pointOf(before)
		m.kept = append(m.kept, p)
		if before.CommittedAt > now.CommittedAt {
			m.newer = max(m.newer, before.CommittedAt)
		}
		if i == len(kept)-1 {
			standing.fresh = before.LeftOut.Failing == 0 && before.Problem == ""
		}
		standing.before(before, i == 0)
		pass(passed, before, now)
		day, _ := calendar.ParseDay(before.AsOf)
		if m.month == nil && day <= month {
			m.month = &p
		}
		newest := i == len(kept)-1
		is := day <= quarter && (newest || kept[i+1].AsOf > quarter.String())
		if !newest && !is {
			continue
		}
		changes, err := s.compare(m, before, now, again, passed)
		if err != nil {
			return err
		}
		if newest {
			s.lately = append(s.lately, changes...)
		}
		if is {
			s.quarterly = append(s.quarterly, changes...)
		}
	}
	standing.settle(now)
	m.since = standing.since
	slices.Reverse(m.kept)
	for _, e := range again {
		c, err := s.store.Get(e.Key)
		if err != nil {
			return err
		}
		m.again = append(m.again, pointOf(c))
	}
	return nil
}

// pass adds the days between two cards that the older one announced and that a result of
// the newer one fails by. Of several, the last stays.
func pass(days map[string]string, before, now *card.Card) {
	for _, d := range before.Deadlines {
		if d.Due >= before.AsOf && d.Due < now.AsOf {
			days[d.Key] = max(days[d.Key], d.Due)
		}
	}
}

// quarterBefore returns the same day three months earlier, or the last of that month.
func quarterBefore(day calendar.Day) calendar.Day {
	month := day.Month() - 3
	return min(month.First()+calendar.Day(day.DayOfMonth()-1), month.Last())
}

// standing finds since when each result fails.
type standing struct {
	since map[string]string
	open  map[string]bool
	// fresh is set if the card before has every result that failed then, so that what
	// it lacks began after it.
	fresh bool
}

func sinceOf(now *card.Card) standing {
	s := standing{since: map[string]string{}, open: map[string]bool{}}
	for _, f := range now.Failing {
		s.open[f.Key] = true
	}
	return s
}

// before takes the next older card. If it does not have a result, the result began
// after it.
func (s standing) before(c *card.Card, oldest bool) {
	has := map[string]bool{}
	for _, f := range c.Failing {
		has[f.Key] = true
	}
	for key := range s.open {
		switch {
		case !has[key]:
			delete(s.open, key)
		case oldest:
			s.since[key] = orEarlier + c.AsOf
		default:
			s.since[key] = c.AsOf
		}
	}
}

// orEarlier is put before the day of the oldest card, before which nothing is known.
const orEarlier = "<"

// settle writes since when each result fails into the card. It begins with orEarlier if
// it may be longer.
func (s standing) settle(now *card.Card) {
	for i := range now.Failing {
		f := &now.Failing[i]
		if s.fresh && s.since[f.Key] == "" {
			s.since[f.Key] = now.AsOf
		}
		f.Since = cmp.Or(s.since[f.Key], f.Since)
	}
}
