package publication

import (
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// mostIssues is how many rules that fail get an issue each in one run; from the
// group that goes beyond it on, one issue stands for all that fail in a group.
const mostIssues = 20

// issueLabel is what our issues are found by, among those of a repository. GitHub
// takes 100 characters as its description.
func issueLabel() forge.Label {
	return forge.Label{Name: "dgcheck", Color: "00703c", Description: "Kept by dgcheck: what a delivery group has to mend"}
}

// issue is what an issue is to say.
type issue struct {
	marker      marker
	title, text string
	// hash is that of what fails, also that of what else the issue says.
	hash, also string
	// called is what it is about as people read it; rules are those a roll-up
	// stands for.
	called string
	rules  []string
}

// body is the issue's text with what it is to remember.
func (i issue) body(s state) string {
	s.hash, s.also, s.rules = i.hash, i.also, i.rules
	return body{i.marker, s, i.text}.String()
}

// over is the body in place of an older text, in which people may have ticked tasks.
func (i issue) over(old string, s state) string {
	i.text = keepTicks(old, i.text)
	return i.body(s)
}

// aboutRule is the issue on one rule that fails.
func (p *post) aboutRule(g group, f report.Failing) issue {
	text := report.IssueOf(p.options(0), p.job.Run, g.card, f)
	return issue{
		marker: issueMarker(g.key, f.Rule), title: text.Title, text: text.Body,
		hash: factsOf(f), also: besides(text.Title, f), called: string(f.Rule),
	}
}

// mostRemembered bounds the rules that a roll-up remembers; each takes at most
// longestEncoded characters.
const mostRemembered = 40

// aboutMany is the issue on all rules that fail.
func (p *post) aboutMany(g group, all []report.Failing) issue {
	text := report.IssueOfMany(p.options(0), p.job.Run, g.card, all)
	var rules []string
	for _, f := range all[:min(len(all), mostRemembered)] {
		rules = append(rules, encoded(string(f.Rule)))
	}
	return issue{
		marker: issueMarker(g.key, rollUp), title: text.Title, text: text.Body,
		hash: factsOf(all...), also: besides(text.Title), called: "all that fails", rules: rules,
	}
}

// closing is why an issue is closed.
type closing struct {
	reason string
	// because completes a sentence that ends with ", so dgcheck closes this issue."
	because string
}

// closes tells whether the issue on a rule that does not fail is closed, and why.
// What could not be judged closes nothing.
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
	case g.card.OwnProblem != "":
		return closing{}, false
	case p.known(about) && len(p.job.Run.Packs) > 0: // another run may ask for its pack
		return closing{}, false
	case p.known(about):
		return closing{forge.ReasonNotPlanned, "This is not asked of the group any more"}, true
	}
	return closing{forge.ReasonNotPlanned, "There is no such rule any more"}, true
}

// standingOf finds how a rule stands by its name in a marker.
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

// known tells that the catalogue has a rule.
func (p *post) known(about string) bool {
	if p.job.Catalogue == nil {
		return true
	}
	_, ok := p.job.Catalogue.Find(rule.ID(about))
	return ok
}

// closesRollUp tells whether an issue that stood for several rules is closed: not
// while one of them cannot be judged.
func (p *post) closesRollUp(g group, all map[rule.ID]*standing, rules []string) (closing, bool) {
	for _, about := range rules {
		s, asked := standingOf(all, about)
		if asked && len(s.Fails) == 0 && len(s.Unsure) > 0 || !asked && (g.card.OwnProblem != "" || len(p.job.Run.Packs) > 0) {
			return closing{}, false
		}
	}
	if len(failing(all)) > 0 {
		return closing{forge.ReasonNotPlanned, "What still fails is little enough for an issue each"}, true
	}
	return closing{forge.ReasonCompleted, "All that stood here is mended or asked no more"}, true
}
