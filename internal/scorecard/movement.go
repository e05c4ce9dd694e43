package scorecard

import "github.com/DEFRA/dgcheck/internal/rule"

// Movement is the colour of a standard before and now. For the overall colour,
// the number is rule.OverallStandard.
type Movement struct {
	Number, Name string
	Before, Now  RAG
}

// moved returns the standards whose colour has changed.
func moved(was, is Ratings) []Movement {
	var movements []Movement
	for _, now := range is.Standards {
		for _, before := range was.Standards {
			if before.Number == now.Number && before.RAG != now.RAG {
				movements = append(movements, Movement{now.Number, now.Name, before.RAG, now.RAG})
			}
		}
	}
	if len(was.Standards) > 0 && len(is.Standards) > 0 && was.Overall != is.Overall {
		movements = append(movements, Movement{rule.OverallStandard, "All standards together", was.Overall, is.Overall})
	}
	return movements
}
