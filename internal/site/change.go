package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
)

// cause says which inputs of two cards differ. If none does, only time has passed.
type cause struct{ declaration, policies, evidence bool }

// words returns the cause in words, such as "Its declaration and the evidence changed".
func (c cause) words() string {
	var parts []string
	for _, part := range []struct {
		is   bool
		word string
	}{{c.declaration, "its declaration"}, {c.policies, "the policies or figures"}, {c.evidence, "the evidence"}} {
		if part.is {
			parts = append(parts, part.word)
		}
	}
	if len(parts) == 0 {
		return "Only time passed"
	}
	words := parts[len(parts)-1] + " changed"
	if rest := parts[:len(parts)-1]; len(rest) > 0 {
		words = strings.Join(rest, ", ") + " and " + words
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// change is the difference between two cards of a group. The field from has the day of
// the earlier card, and before and after have what the pages show of the two cards.
type change struct {
	member        *member
	from          string
	cause         cause
	before, after point
	// failing lists the results that fail only in the later card, ended those that fail
	// only in the earlier, and waived those that failed and are now waived.
	failing, ended, waived []moved
}

// moved is a result that changed between two cards. The field day has the date that
// passed, if the result fails because of it, or the last day of the waiver. Otherwise
// it is empty.
type moved struct {
	card.Failing
	day string
	why why
	// past is set if the result fails after this change but not on the current card,
	// because a later change mended it or a waiver now covers it.
	past bool
}

// why is the reason why a result fails, as far as the cards show it.
type why int

// The reasons. ofChange means that no date or waiver explains the failure, so the cause
// of the change is given as the reason.
const (
	ofChange why = iota
	dateIsPast
	waiverIsPast
	notWaived
)

// because returns why a result of a change fails, such as "A date passed: 1 May 2027"
// or "Its waiver ended on 1 May 2027". If it is for none of these reasons, that is the
// cause of the change.
func (c change) because(m moved) string {
	switch m.why {
	case dateIsPast:
		return "A date passed: " + calendar.Long(m.day)
	case waiverIsPast:
		return "Its waiver ended on " + calendar.Long(m.day)
	case notWaived:
		return "It is not waived any more"
	}
	return c.cause.words()
}

// none reports whether there is nothing to show of a change: it lists no results, the
// overall colour is the same, and the group could be judged both times or neither time.
func (c change) none() bool {
	return len(c.failing)+len(c.ended)+len(c.waived) == 0 && c.before.overall == c.after.overall && c.before.problem == c.after.problem
}

// compare returns the changes from an earlier card of the group m (before) to its
// current card (now). The parameter again lists cards of earlier commits that a replay
// judged with later policies. If one of them is of the same day as before and was
// judged by the policies of now, compare returns two changes: first what the policies
// changed, then what the declaration changed. passed has the dates that passed between
// the two cards, by the key of the result.
func (s *site) compare(m *member, before, now *card.Card, again []card.Entry, passed map[string]string) ([]change, error) {
	if !alike(before.Digests, now.Digests) {
		at := slices.IndexFunc(again, func(e card.Entry) bool { return e.AsOf == before.AsOf && alike(e.Digests, now.Digests) })
		if at >= 0 {
			replayed, err := s.store.Get(again[at].Key)
			if err != nil {
				return nil, err
			}
			first := differ(m, before, replayed, causeOf(before, replayed), nil)
			first.cause.declaration = false
			first.settle(now)
			return worthShowing(first, differ(m, replayed, now, causeOf(replayed, now), passed)), nil
		}
	}
	return worthShowing(differ(m, before, now, causeOf(before, now), passed)), nil
}

// settle marks the failing results that do not fail in the current card as past.
func (c change) settle(now *card.Card) {
	fails := stateOf(now)
	for i := range c.failing {
		waived, has := fails[c.failing[i].Key]
		c.failing[i].past = waived || !has
	}
}

func worthShowing(changes ...change) []change {
	return slices.DeleteFunc(changes, change.none)
}

// alike reports whether two cards were judged by the same policies and figures.
func alike(a, b card.Digests) bool {
	a.Evidence, b.Evidence = "", ""
	return a == b
}

// causeOf returns which inputs of two cards differ, as far as the cards record them.
func causeOf(before, now *card.Card) cause {
	return cause{declaration: !unchanged(before, now), policies: !alike(before.Digests, now.Digests), evidence: before.Digests.Evidence != now.Digests.Evidence}
}

// unchanged reports whether a group's declaration is the same in two cards. The commit
// alone does not show it, since a repository may hold several groups.
func unchanged(before, now *card.Card) bool {
	if before.Declared != "" && now.Declared != "" {
		return before.Declared == now.Declared
	}
	return now.Commit != "" && before.Commit == now.Commit
}

// differ returns the change between an earlier and a later card of the group m. The
// parameter of is the cause to record. passed has the dates that passed between the
// cards, by the key of the result. If either card could not be judged, its results are
// not known, so the change lists no results.
func differ(m *member, before, now *card.Card, of cause, passed map[string]string) change {
	c := change{member: m, from: before.AsOf, cause: of, before: pointOf(before), after: pointOf(now)}
	if before.Problem != "" || now.Problem != "" {
		return c
	}
	was, is := stateOf(before), stateOf(now)
	for _, f := range now.Failing {
		if waived, had := was[f.Key]; !f.Waived && (waived || !had && listed(before, f)) {
			c.failing = append(c.failing, began(before, now, f, waived, passed[f.Key]))
		}
	}
	for i, f := range before.Failing {
		switch waived, has := is[f.Key]; {
		case f.Waived:
		case waived:
			c.waived = append(c.waived, moved{Failing: f, day: waiverOf(now, &before.Failing[i]).Expires})
		case !has && listed(now, f):
			c.ended = append(c.ended, moved{Failing: f})
		}
	}
	for _, list := range [][]moved{c.failing, c.ended, c.waived} {
		slices.SortStableFunc(list, func(a, b moved) int {
			return cmp.Or(cmp.Compare(rankOf(a.Severity), rankOf(b.Severity)), cmp.Compare(a.Rule, b.Rule))
		})
	}
	return c
}

// began returns the result f, which fails on the card now, with the reason. waived is
// set if it was waived on the card before. due is the date that passed between the
// cards, or empty.
func began(before, now *card.Card, f card.Failing, waived bool, due string) moved {
	switch {
	case !waived && due != "":
		return moved{Failing: f, day: due, why: dateIsPast}
	case !waived:
		return moved{Failing: f}
	}
	if last := waiverOf(before, &f).Expires; last >= before.AsOf && last < now.AsOf {
		return moved{Failing: f, day: last, why: waiverIsPast}
	}
	return moved{Failing: f, why: notWaived}
}

// stateOf returns whether each failing result of a card is waived, by its key.
func stateOf(c *card.Card) map[string]bool {
	waived := map[string]bool{}
	for _, f := range c.Failing {
		waived[f.Key] = f.Waived
	}
	return waived
}

// listed reports whether a card would list a result if it failed. A card without room
// for all lists the most severe first, and waived results last.
func listed(c *card.Card, f card.Failing) bool {
	if c.LeftOut.Failing == 0 || len(c.Failing) == 0 {
		return true
	}
	last := c.Failing[len(c.Failing)-1]
	return last.Waived || rankOf(f.Severity) < rankOf(last.Severity)
}
