package publication

import (
	"cmp"
	"fmt"

	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// group is the scorecard of one delivery group, with a key.
type group struct {
	card scorecard.Scorecard
	// key identifies the group within the run. It is the group's id, or its path if it
	// has no id. If an earlier group of the run has the same key, the path is added, as
	// in "soil (groups/soil)".
	key string
}

// longestName is how many characters of a group's key the text from group.called has at
// most, without the hash.
const longestName = 100

// called returns the key as plain text on one line. If that shortens or changes the
// key, called adds a hash, so that two groups never look the same.
func (g group) called() string {
	shown := outline.Plain(g.key, longestName)
	if shown != g.key {
		shown += " " + hashOf(g.key)[:8]
	}
	return shown
}

func groupsOf(cards []scorecard.Scorecard) []group {
	taken := map[string]bool{}
	var groups []group
	for _, card := range cards {
		id := cmp.Or(card.ID, card.Path, "group")
		key := id
		if taken[key] {
			key = id + " (" + card.Path + ")"
		}
		for n := 2; taken[key]; n++ {
			key = fmt.Sprintf("%s (%s, %d)", id, card.Path, n)
		}
		taken[key] = true
		groups = append(groups, group{card, key})
	}
	return groups
}
