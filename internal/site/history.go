package site

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// point is what the pages need from a card of an earlier day.
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

// mostPoints is the maximum number of earlier cards of a group that each series reads.
// Older cards are ignored.
const mostPoints = 36

// earlier returns the newest mostPoints cards of one series from before a day, sorted
// by day. If replayed is set, it returns cards of replays, and otherwise cards that
// were made on their own day.
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

// look reads the earlier cards of the group m, whose current card is now. It finds
// since when each failing result fails, and what changed since the previous card and
// over a quarter.
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

// pass adds deadlines of an older card (before) to the map days, by the key of the
// result. It adds those that were due on the day of that card or later, but before the
// day of the current card (now). Of several for one result it keeps the latest.
func pass(days map[string]string, before, now *card.Card) {
	for _, d := range before.Deadlines {
		if d.Due >= before.AsOf && d.Due < now.AsOf {
			days[d.Key] = max(days[d.Key], d.Due)
		}
	}
}

// quarterBefore returns the same day of the month three months earlier, or the last day
// of that month if it is too short.
func quarterBefore(day calendar.Day) calendar.Day {
	month := day.Month() - 3
	return min(month.First()+calendar.Day(day.DayOfMonth()-1), month.Last())
}

// standing finds the first day on which each failing result was seen to fail. The cards
// are read from the newest to the oldest. open has the results that failed on all cards
// read so far.
type standing struct {
	since map[string]string
	open  map[string]bool
	// fresh is set if the newest earlier card was judged and leaves out no failing
	// result. Only then does a result that fails now and is not on that card count as
	// having begun to fail after it.
	fresh bool
}

func sinceOf(now *card.Card) standing {
	s := standing{since: map[string]string{}, open: map[string]bool{}}
	for _, f := range now.Failing {
		s.open[f.Key] = true
	}
	return s
}

// before reads the next older card. The parameter oldest is set for the last card that
// is read. If a result that failed on all later cards is not on this card, it began to
// fail after this card.
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

// orEarlier is put before the day of a group's oldest card, if a result fails on that
// card. The result may have failed earlier too.
const orEarlier = "<"

// settle sets Failing.Since on the card to the first day on which each result was seen
// to fail.
func (s standing) settle(now *card.Card) {
	for i := range now.Failing {
		f := &now.Failing[i]
		if s.fresh && s.since[f.Key] == "" {
			s.since[f.Key] = now.AsOf
		}
		f.Since = cmp.Or(s.since[f.Key], f.Since)
	}
}
