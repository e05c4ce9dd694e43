package site

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/card"
)

// cause is what a change comes from.
type cause int

// The causes, in the order of the page.
const (
	byGroup cause = iota
	byPolicies
	byBoth
	byTime
)

// change is what differs between two cards of a group.
type change struct {
	member        *member
	from          string
	cause         cause
	before, after point
	failing       []card.Failing
	mended        []card.Failing
}

// none reports whether nothing differs that people look at.
func (c change) none() bool {
	return len(c.failing)+len(c.mended) == 0 && c.before.overall == c.after.overall && c.before.problem == c.after.problem
}

// compare returns the changes from an earlier card to the one that counts. If the
// earlier commit was judged again by the policies of now, what the policies changed is
// told apart from what the group changed.
func (s *site) compare(m *member, before, now *card.Card, again []card.Entry) ([]change, error) {
	if before.Digests != now.Digests {
		at := slices.IndexFunc(again, func(e card.Entry) bool { return e.AsOf == before.AsOf && alike(e.Digests, now.Digests) })
		if at >= 0 {
			replayed, err := s.store.Get(again[at].Key)
			if err != nil {
				return nil, err
			}
			return real(differ(m, before, replayed, byPolicies), differ(m, replayed, now, ownCause(replayed, now))), nil
		}
	}
	return real(differ(m, before, now, causeOf(before, now))), nil
}

func real(changes ...change) []change {
	return slices.DeleteFunc(changes, change.none)
}

// alike reports whether two cards were judged alike. Evidence is not compared.
func alike(a, b card.Digests) bool {
	a.Evidence, b.Evidence = "", ""
	return a == b
}

// causeOf returns what a difference comes from, as far as two cards say.
func causeOf(before, now *card.Card) cause {
	switch {
	case alike(before.Digests, now.Digests):
		return ownCause(before, now)
	case unchanged(before, now):
		return byPolicies
	}
	return byBoth
}

// unchanged reports whether a group declares what it declared before. A commit of a
// repository with several groups changes some of them.
func unchanged(before, now *card.Card) bool {
	if before.Declared != "" && now.Declared != "" {
		return before.Declared == now.Declared
	}
	return now.Commit != "" && before.Commit == now.Commit
}

// ownCause returns what a difference comes from if the policies are the same.
func ownCause(before, now *card.Card) cause {
	if unchanged(before, now) {
		return byTime
	}
	return byGroup
}

func differ(m *member, before, now *card.Card, why cause) change {
	return change{
		member: m, from: before.AsOf, cause: why, before: pointOf(before), after: pointOf(now),
		failing: missing(now.Failing, before.Failing), mended: missing(before.Failing, now.Failing),
	}
}

// missing returns what fails in one list and not in another, worst first. What is
// waived does not fail.
func missing(in, from []card.Failing) []card.Failing {
	has := map[string]bool{}
	for _, f := range from {
		has[f.Key] = !f.Waived
	}
	var found []card.Failing
	for _, f := range in {
		if !f.Waived && !has[f.Key] {
			found = append(found, f)
		}
	}
	slices.SortStableFunc(found, func(a, b card.Failing) int {
		return cmp.Or(cmp.Compare(rankOf(a.Severity), rankOf(b.Severity)), cmp.Compare(a.Rule, b.Rule))
	})
	return found
}
