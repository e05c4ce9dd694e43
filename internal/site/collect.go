package site

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// problem is a result of a group that fails or is waived. The field since is the text
// of the first day on which it was seen to fail. If it may have failed earlier, that
// text begins with orEarlier.
type problem struct {
	member               *member
	rule, subject, since word
	severity             severityRank
	// waiver is the waiver that covers the result. It is nil if the result is not
	// waived.
	waiver *card.Waiver
}

// deadline is something that a group has to do by a day.
type deadline struct {
	member             *member
	due, rule, subject word
	severity           severityRank
	duty               duty
	key                string
}

// duty is the kind of a deadline.
type duty uint8

// The kinds of deadline. For ofRule, the title of the rule says what to do.
const (
	ofRule duty = iota
	waiverEnds
	waiverBegins
	attestationEnds
)

// Prefixes of the subjects of results about waivers and attestations, such as
// "waiver:guide.service_owner_named".
const (
	ofWaiver      = "waiver:"
	ofAttestation = "attestation:"
)

// dutyOf returns the kind and the severity of a deadline on a card. The severity of the
// end of a waiver is the most severe of the results that the waiver covers.
func dutyOf(c *card.Card, d card.Deadline) (duty, severityRank) {
	switch {
	case rule.ID(d.Rule).Pack() != rule.DataPack:
		return ofRule, rankOf(d.Severity)
	case strings.HasPrefix(d.Subject, ofAttestation):
		return attestationEnds, rankOf(d.Severity)
	case !strings.HasPrefix(d.Subject, ofWaiver):
		return ofRule, rankOf(d.Severity)
	}
	worst := rankOf("info")
	for i, w := range c.Waivers {
		rest, is := strings.CutPrefix(d.Subject, ofWaiver+w.Rule)
		if !is || w.Expires != d.Due || rest != "" && rest[0] != '/' {
			continue
		}
		for j, f := range c.Failing {
			if f.Waived && waiverOf(c, &c.Failing[j]) == &c.Waivers[i] {
				worst = min(worst, rankOf(f.Severity))
			}
		}
		return waiverEnds, worst
	}
	return waiverBegins, rankOf("")
}

// word is the number that the type words gives to a text. A text that many cards share
// is stored only once.
type word int32

// words stores texts once each and numbers them.
type words struct {
	texts   []string
	numbers map[string]word
}

// number returns the number of a text. It stores a text that is new.
func (w *words) number(text string) word {
	n, known := w.numbers[text]
	if !known {
		text = strings.Clone(text) // so that the memory of the card can be freed
		n = word(len(w.texts))
		w.texts, w.numbers[text] = append(w.texts, text), n
	}
	return n
}

// text returns the text with the number n.
func (w *words) text(n word) string { return w.texts[n] }

// keep returns the stored copy of a text, so that the memory of the caller's copy can
// be freed.
func (w *words) keep(text string) string { return w.texts[w.number(text)] }

func (w *words) post(p card.Post) card.Post {
	return card.Post{Role: w.keep(p.Role), Email: w.keep(p.Email)}
}

// severityRank is a severity as a number: 0 for error, the most severe, to 3 for none.
type severityRank uint8

func rankOf(severity string) severityRank {
	switch severity {
	case "error":
		return 0
	case "warning":
		return 1
	case "info":
		return 2
	}
	return 3
}

func (r severityRank) String() string { return [...]string{"error", "warning", "info", ""}[r] }

type waiver struct {
	member *member
	card.Waiver
}

type attestation struct {
	member *member
	card.Attestation
}

type service struct {
	member        *member
	id, name, url string
	phase         string
	owner         card.Post
	repos         string
}

// add adds the problems, deadlines, waivers, attestations and services on the card of a
// group to the lists of the site.
func (s *site) add(m *member, c *card.Card) {
	for i, f := range c.Failing {
		p := problem{member: m, rule: s.words.number(f.Rule), subject: s.words.number(f.Subject), severity: rankOf(f.Severity), since: s.words.number(f.Since)}
		if f.Waived {
			p.waiver = waiverOf(c, &c.Failing[i])
		}
		s.problems = append(s.problems, p)
		s.failing[f.Rule] = true
	}
	for _, d := range c.Deadlines {
		duty, severity := dutyOf(c, d)
		s.deadlines = append(s.deadlines, deadline{m, s.words.number(d.Due), s.words.number(d.Rule), s.words.number(d.Subject), severity, duty, d.Key})
	}
	for _, w := range c.Waivers {
		w.ApprovedBy = s.words.post(w.ApprovedBy)
		w.Rule, w.Scope, w.Expires = s.words.keep(w.Rule), s.words.keep(w.Scope), s.words.keep(w.Expires)
		s.waivers = append(s.waivers, waiver{m, w})
	}
	for _, a := range c.Attestations {
		a.By = s.words.post(a.By)
		a.Topic, a.AttestedOn, a.Ends = s.words.keep(a.Topic), s.words.keep(a.AttestedOn), s.words.keep(a.Ends)
		s.attestations = append(s.attestations, attestation{m, a})
	}
	for _, v := range c.Claims.Services {
		s.services = append(s.services, service{m, v.ID, v.Name, v.URL, s.words.keep(v.Phase), s.words.post(v.Owner), strings.Join(v.Repos, ", ")})
	}
}

// waiverOf returns the waiver that covers a waived result. If the card does not list
// that waiver, waiverOf returns an empty one.
func waiverOf(c *card.Card, f *card.Failing) *card.Waiver {
	for i, w := range c.Waivers {
		if w.Rule == f.Rule && covers(w.Scope, f.Subject) {
			return &c.Waivers[i]
		}
	}
	return &card.Waiver{}
}

// covers reports whether a waiver with the given scope covers a subject. Examples of
// scopes are "" for the whole group, "service:apply" and "item:x", which is an item of
// the pipeline or the roadmap.
func covers(scope, subject string) bool {
	if item, is := strings.CutPrefix(scope, "item:"); is {
		return subject == "pipeline:"+item || subject == "roadmap:"+item
	}
	return scope == "" || scope == subject || strings.HasPrefix(subject, scope+"/")
}
