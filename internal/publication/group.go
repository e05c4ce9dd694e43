package publication

import (
	"cmp"
	"fmt"

	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// group is one group and its key.
type group struct {
	card scorecard.Scorecard
	// key identifies the group within the run: its id, followed by its path if
	// another group has the same id.
	key string
}

// longestName bounds the part of a key that is shown, in characters.
const longestName = 100

// called returns the key for display: plain text on one line. If it had to be
// shortened or escaped, a hash keeps it distinct.
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
