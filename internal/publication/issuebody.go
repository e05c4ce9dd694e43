package publication

import (
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report/markdown"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// mostIssues is how many failing rules get an issue each in one run. If a group brings
// the total above this number, that group and each later one get a single roll-up issue
// for all of their failing rules.
const mostIssues = 20

// issueLabel returns the label by which we find our issues. GitHub allows 100
// characters for its description.
func issueLabel() forge.Label {
	return forge.Label{Name: "dgcheck", Color: "00703c", Description: "Kept by dgcheck: what a delivery group has to mend"}
}

// issue is the content that an issue on GitHub should have.
type issue struct {
	marker      marker
	title, text string
	// The field hash is the hash of the failing findings, from factsOf. The field named
	// also is the hash of the title and of what could not be checked, from besides.
	hash, also string
	// The sentences of the outcome name the subject of the issue by the text in called,
	// such as a rule's id. The list rules has the encoded ids of the rules that a
	// roll-up issue covers.
	called string
	rules  []string
}

// body returns the whole text for GitHub: the marker and the state in hidden lines, and
// then the text of the issue. The state is s with the hashes and rules of i.
func (i issue) body(s state) string {
	s.hash, s.also, s.rules = i.hash, i.also, i.rules
	return body{i.marker, s, i.text}.String()
}

// over returns the whole new text for an existing issue. The argument old is its
// present text. Tasks that people have ticked there stay ticked. The state in the new
// text is s with the hashes and rules of i.
func (i issue) over(old string, s state) string {
	i.text = keepTicks(old, i.text)
	return i.body(s)
}

// aboutRule returns the issue about one failing rule of a group.
func (p *post) aboutRule(g group, f markdown.Failing) issue {
	text := markdown.IssueOf(p.options(0), p.job.Run, g.card, f)
	return issue{
		marker: issueMarker(g.key, f.Rule), title: text.Title, text: text.Body,
		hash: factsOf(f), also: besides(text.Title, f), called: string(f.Rule),
	}
}

// mostRemembered is how many rules the state of a roll-up issue lists. Each takes at
// most longestEncoded characters.
const mostRemembered = 40

// aboutMany returns the roll-up issue about all failing rules of a group.
func (p *post) aboutMany(g group, all []markdown.Failing) issue {
	text := markdown.IssueOfMany(p.options(0), p.job.Run, g.card, all)
	var rules []string
	for _, f := range all[:min(len(all), mostRemembered)] {
		rules = append(rules, encoded(string(f.Rule)))
	}
	return issue{
		marker: issueMarker(g.key, rollUp), title: text.Title, text: text.Body,
		hash: factsOf(all...), also: besides(text.Title), called: "all that fails", rules: rules,
	}
}

// closing is why an issue is closed. The field reason has the word for GitHub:
// completed or not_planned.
type closing struct {
	reason string
	// because begins a sentence that ends with ", so dgcheck closes this issue."
	because string
}

// closes reports whether to close the issue about a rule that does not fail, and why.
// The argument about is the rule's id as it is encoded in the marker of the issue. The
// map all has the standing of every rule with a result. The issue stays open if the
// rule could not be checked, or if this run did not check the rule's pack.
func (p *post) closes(g group, all map[rule.ID]*standing, about string) (closing, bool) {
	s, asked := standingOf(all, about)
	switch {
	case asked && len(s.Unsure) > 0:
		return closing{}, false
	case asked && s.below:
		return closing{forge.ReasonNotPlanned, "What fails here is now below the level that issues are kept for"}, true
	case asked && s.waived:
		return closing{forge.ReasonNotPlanned, "A waiver covers this now"}, true
	case asked && s.met:
		return closing{forge.ReasonCompleted, "This holds now"}, true
	case asked && s.notDue:
		return closing{forge.ReasonNotPlanned, "This is not due yet"}, true
	case asked:
		return closing{forge.ReasonNotPlanned, "This does not apply any more"}, true
	case g.card.CustomProblem != "":
		return closing{}, false
	case p.known(about) && len(p.job.Run.Packs) > 0: // this run checks only some packs; another run may check the pack of this rule
		return closing{}, false
	case p.known(about):
		return closing{forge.ReasonNotPlanned, "This is not asked of the group any more"}, true
	}
	return closing{forge.ReasonNotPlanned, "There is no such rule any more"}, true
}

// standingOf looks for a rule in all. The argument about is the rule's id as it is
// encoded in the marker of an issue. The second result is false if the rule has no
// result.
func standingOf(all map[rule.ID]*standing, about string) (*standing, bool) {
	if s, ok := all[rule.ID(about)]; ok && encoded(about) == about {
		return s, true
	}
	for id, s := range all {
		if encoded(string(id)) == about {
			return s, true
		}
	}
	return nil, false
}

// known reports whether the catalogue has a rule, whose id is the argument about. If
// the job has no catalogue, every rule counts as known.
func (p *post) known(about string) bool {
	if p.job.Catalogue == nil {
		return true
	}
	_, ok := p.job.Catalogue.Find(rule.ID(about))
	return ok
}

// closesRollUp reports whether to close a roll-up issue, and why. The encoded ids of
// the rules that its state lists are in rules. The map all has the standing of every
// rule with a result. The issue stays open while one of the listed rules could not be
// checked.
func (p *post) closesRollUp(g group, all map[rule.ID]*standing, rules []string) (closing, bool) {
	for _, about := range rules {
		s, asked := standingOf(all, about)
		if asked && len(s.Fails) == 0 && len(s.Unsure) > 0 || !asked && (g.card.CustomProblem != "" || len(p.job.Run.Packs) > 0) {
			return closing{}, false
		}
	}
	if len(failing(all)) > 0 {
		return closing{forge.ReasonNotPlanned, "What still fails is little enough for an issue each"}, true
	}
	return closing{forge.ReasonCompleted, "All that stood here is mended or asked no more"}, true
}
