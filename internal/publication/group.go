package publication

import (
	"cmp"
	"fmt"

	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// group is a group on its way to GitHub.
type group struct {
	card scorecard.Scorecard
	// key tells it from every other group of the run: its id and, where another
	// has that too, its path.
	key string
}

// longestName bounds what is shown of a key, in characters.
const longestName = 100

// called is the key as people read it: plain text on one line. What had to be cut
// or made visible is told from others by a hash.
func (g group) called() string {
	shown := report.Plain(g.key, longestName)
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
