package resultjson

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// readGroup is a group that is being read. Its members may come in any order.
type readGroup struct {
	*reader
	card  scorecard.Scorecard
	moves map[string]string // "new" or "standing", by the key of the result
}

func (r *reader) group() scorecard.Scorecard {
	g := readGroup{reader: r, moves: map[string]string{}}
	r.object(g.member, "id", "name", "path", "gate", "packs", "summary", "standards", "results")
	g.settle()
	return g.card
}

func (g *readGroup) member(key string) {
	switch key {
	case "id":
		g.card.ID = g.said()
	case "name":
		g.card.Name = g.text()
	case "path":
		g.card.Path = g.path()
	case "gate":
		g.card.Gate = g.word("advisory", "enforce")
	case "packs":
		g.card.Packs = g.texts()
	case "problem":
		g.card.Problem = g.said()
	case "own_problem":
		g.card.CustomProblem = g.said()
	case "base_problem":
		g.card.BaseProblem = g.said()
	case "unread":
		g.card.Unread = g.texts()
	case "contacts":
		g.list(func() { g.card.Overview.Contacts = append(g.card.Overview.Contacts, g.contact()) })
	case "services":
		g.list(func() { g.card.Overview.Services = append(g.card.Overview.Services, g.service()) })
	case "waivers":
		g.list(func() { g.card.Overview.Waivers = append(g.card.Overview.Waivers, g.waiver()) })
	case "changes":
		g.card.Changes = g.changes()
	case "standards":
		g.card.Ratings = g.ratings()
	case "upcoming":
		g.list(func() { g.card.Upcoming = append(g.card.Upcoming, g.deadline()) })
	case "outlook":
		g.card.Outlook = g.outlook()
	case "results":
		g.list(func() {
			result, change := g.result()
			g.card.Results = append(g.card.Results, result)
			if change != "" {
				g.moves[result.Key] = change
			}
		})
	default: // including the summary, which is computed again
		g.skip()
	}
}

// settle computes what depends on several members: the tally, which results are
// new, and the deadlines.
func (g *readGroup) settle() {
	if g.card.Problem != "" && len(g.card.Results) > 0 {
		g.wrong("could not be judged and has results")
	}
	g.card.Tally = scorecard.Count(g.card.Results)
	if changes := g.card.Changes; changes != nil {
		for key, change := range g.moves {
			if change == scorecard.New {
				changes.New[key] = true
			} else {
				changes.Standing[key] = true
			}
		}
		changes.Revealed = min(changes.Revealed, len(changes.New))
	}
	g.recall()
}

// promise identifies the result of a deadline.
type promise struct{ rule, subject, due, message string }

func promiseOf(result finding.Finding) promise {
	return promise{string(result.Rule), result.Subject, result.Due, result.Message}
}

// recall completes the deadlines from their results, since the document holds
// only what to do by each.
func (g *readGroup) recall() {
	kept := map[promise][]finding.Finding{}
	for _, deadline := range g.card.Upcoming {
		kept[promiseOf(deadline)] = nil
	}
	for _, result := range g.card.Results {
		if all, asked := kept[promiseOf(result)]; asked && result.Due != "" && result.Verdict != finding.Fail {
			kept[promiseOf(result)] = append(all, result)
		}
	}
	for i, deadline := range g.card.Upcoming {
		all := kept[promiseOf(deadline)]
		at := slices.IndexFunc(all, func(result finding.Finding) bool { return result.Where == deadline.Where })
		if at < 0 {
			g.wrong("has a deadline that is of none of its results: rule %.100q, subject %.100q", string(deadline.Rule), deadline.Subject)
			return
		}
		found := all[at]
		found.Remedy = deadline.Remedy
		g.card.Upcoming[i] = found
		kept[promiseOf(deadline)] = slices.Delete(all, at, at+1)
	}
}

func (g *readGroup) deadline() (result finding.Finding) {
	g.object(func(key string) {
		switch key {
		case "due":
			result.Due = g.day(false)
		case "rule":
			result.Rule = g.rule()
		case "subject":
			result.Subject = g.said()
		case "message":
			result.Message = g.said()
		case "remedy":
			result.Remedy = g.text()
		case "location":
			result.Where = g.position()
		default:
			g.skip()
		}
	}, "due", "rule", "subject", "message", "remedy", "location")
	return result
}

// ratings reads the colours of the standards, by number.
func (g *readGroup) ratings() (ratings scorecard.Ratings) {
	g.object(func(number string) {
		rating := g.rating(number)
		if number == rule.OverallStandard {
			ratings.Overall = rating.RAG
		} else {
			ratings.Standards = append(ratings.Standards, rating)
		}
	})
	if len(ratings.Standards) > 0 && ratings.Overall == "" {
		g.wrong("has no %q", rule.OverallStandard)
	}
	slices.SortFunc(ratings.Standards, func(a, b scorecard.Rating) int { return cmp.Compare(a.Number, b.Number) })
	return ratings
}

func (g *readGroup) rating(number string) scorecard.Rating {
	rating := scorecard.Rating{Number: number}
	g.object(func(key string) {
		switch key {
		case "rag":
			rating.RAG = g.rag()
		case "name":
			rating.Name = g.text()
		case "points":
			g.list(func() { rating.Points = append(rating.Points, g.point()) })
		default:
			g.skip()
		}
	}, "rag")
	return rating
}

func (r *reader) rag() scorecard.RAG {
	return scorecard.RAG(r.word(string(scorecard.Red), string(scorecard.Amber), string(scorecard.Green), string(scorecard.Unjudged)))
}

func (g *readGroup) point() (point scorecard.Point) {
	g.object(func(key string) {
		switch key {
		case "clause":
			point.Clause.ID = g.text()
		case "text":
			point.Clause.Text = g.text()
		case "state":
			point.State = scorecard.State(g.word(states()...))
		case "rules":
			point.Rules = g.texts()
		case "people":
			point.Clause.People = g.text()
		default:
			g.skip()
		}
	}, "clause", "text", "state", "rules")
	return point
}

func states() []string {
	var words []string
	for _, state := range []scorecard.State{
		scorecard.Evidenced, scorecard.Vouched, scorecard.Short, scorecard.WaivedFor, scorecard.Unknown, scorecard.NotYetDue, scorecard.DoesNotApply,
	} {
		words = append(words, string(state))
	}
	return words
}
