package timeline

import (
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

// journal has the facts found so far, oldest first. The key consists of the word of the
// facts and the path that they are about, such as "phase/services/soil-checks".
type journal map[string][]evidence.Fact

// mostOfOne is the number of facts, the newest, that a journal keeps for one key. Of
// facts with the word "changed" about an entry, only the newest is kept.
const mostOfOne = 60

// mostFacts is the largest number of facts from one history.
const mostFacts = 150_000

func (j journal) note(day calendar.Day, is, value string, about ...string) {
	key := is
	for _, step := range about {
		key += "/" + step
	}
	most := mostOfOne
	if is == "changed" && len(about) > 1 {
		most = 1
	}
	kept := append(j[key], evidence.Fact{About: about, Is: is, Sort: evidence.Event, On: day.String(), Value: value, Source: sourceID})
	j[key] = kept[max(0, len(kept)-most):]
}

var (
	words = regexp.MustCompile(`^[a-z][a-z-]{0,39}$`)
	ids   = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
	keys  = regexp.MustCompile(`^[a-z][a-z_]{0,39}$`)
)

func isWord(text string) bool { return words.MatchString(text) }

// orNothing returns a text if it has the form of a word of the schema, such as
// in-progress, and otherwise "". The text may be anything that people wrote.
func orNothing(text string) string {
	if isWord(text) {
		return text
	}
	return ""
}

// compare compares a commit with the one before it, and adds what differs to the
// journal as facts of the given day. The parameter now has the parts of the commit,
// changed has the top-level keys whose content may differ, and sums has its amounts.
// The parts and amounts of the commit before are in r.
func (r *reader) compare(day calendar.Day, now map[string]part, changed map[string]bool, sums money) {
	for _, key := range slices.Sorted(maps.Keys(changed)) {
		if !keys.MatchString(key) {
			continue
		}
		before, after := r.parts[key], now[key]
		if before.all != after.all {
			r.journal.note(day, "changed", "", key)
		}
		for _, reviewed := range after.reviewed {
			if !slices.Contains(before.reviewed, reviewed) {
				r.journal.note(day, "reviewed", reviewed, key)
			}
		}
		for id, e := range after.entries {
			if ids.MatchString(id) {
				was, there := before.entries[id]
				r.journal.entry(day, was, e, there, key, id)
			}
		}
	}
	r.journal.money(day, r.money, sums)
}

func (j journal) entry(day calendar.Day, was, now entry, there bool, key, id string) {
	if there && was.all == now.all {
		return
	}
	if !there {
		j.note(day, "first-seen", "", key, id)
	}
	j.note(day, "changed", "", key, id)
	if there && was.owner != now.owner {
		j.note(day, "owner", "", key, id)
	}
	if now.status != was.status {
		j.note(day, "status", orNothing(now.status), key, id)
	}
	if now.horizon != was.horizon {
		j.note(day, "horizon", orNothing(now.horizon), key, id)
	}
	if _, ok := calendar.ParseDay(now.recorded); ok && now.recorded != was.recorded {
		j.note(day, "recorded", now.recorded, key, id)
	}
	for _, phase := range now.phases {
		if !slices.Contains(was.phases, phase) {
			j.note(day, "phase", phase, key, id)
		}
	}
}

// facts returns the facts in the journal, and one for the commits that could not be
// read. If there are too many to keep, it returns nil and records that the history is
// not whole.
func (r *reader) facts() []evidence.Fact {
	if !r.doubtful {
		r.monthEnds(r.o.Until)
	}
	var all []evidence.Fact
	for _, key := range slices.Sorted(maps.Keys(r.journal)) {
		all = append(all, r.journal[key]...)
	}
	if r.unread > 0 {
		all = append(all, evidence.Fact{About: []string{Of}, Is: "unread", Sort: evidence.Holding, On: r.o.Until.String(), Value: strconv.Itoa(r.unread), Source: sourceID})
	}
	if len(all) > mostFacts {
		r.since, r.why = r.o.Until+1, "The history has more changes than are kept."
		return nil
	}
	return all
}
