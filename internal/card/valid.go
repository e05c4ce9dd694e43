package card

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// mostCount is the largest count in a valid card. mostPence is the largest amount, in
// pence: ten billion pounds.
const (
	mostCount = 1_000_000_000
	mostPence = 1_000_000_000_000
)

var (
	ruleID  = regexp.MustCompile(`^[a-z][a-z0-9_]*\.[a-z0-9_]+$`)
	commit  = regexp.MustCompile(`^[0-9a-f]{40}([0-9a-f]{24})?$`)
	quarter = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-Q[1-4]$`)
)

// checker keeps the first problem that it finds in a card.
type checker struct{ problem string }

func (v *checker) wrong(format string, parts ...any) {
	if v.problem == "" {
		v.problem = fmt.Sprintf(format, parts...)
	}
}

// problemOf returns what is wrong with a card that was just read, or "" if it is valid.
func problemOf(c *Card) string {
	var v checker
	v.head(c)
	v.text("name", c.Name)
	v.post("lead", c.Lead)
	for _, text := range append([]string{c.Problem, c.OwnProblem, c.Declared, c.Digests.Policies, c.Digests.Params, c.Digests.Custom, c.Digests.Evidence}, append(c.Packs, c.Paths...)...) {
		v.text("one of its texts", text)
	}
	n := c.Counts
	left := c.LeftOut
	v.counts(n.Pass, n.Attested, n.Waived, n.Error, n.Warning, n.Info, n.NotDue, n.NotApplicable, n.NotAssessed, n.Waiting,
		left.Failing, left.Deadlines, left.Waivers, left.Attestations, left.Services, left.Outcomes, left.Months)
	v.word("overall", c.Overall, "", scorecard.Red, scorecard.Amber, scorecard.Green, scorecard.Unjudged)
	v.most("standards", len(c.Standards), 20)
	for _, s := range c.Standards {
		v.text("a standard", s.Number)
		v.text("a standard", s.Name)
		v.word("a colour", s.RAG, scorecard.Red, scorecard.Amber, scorecard.Green, scorecard.Unjudged)
	}
	v.results(c)
	v.promises(c)
	v.money(c.Money)
	v.claims(c.Claims)
	return v.problem
}

func (v *checker) head(c *Card) {
	if c.ID == "" {
		v.wrong("has no id")
	}
	v.text("id", c.ID)
	v.text("repository", c.Repository)
	if c.Repository != "" && !strings.HasPrefix(c.Repository, "https://") {
		v.wrong("has the repository %.100q, not an address such as https://github.com/DEFRA/flood", c.Repository)
	}
	if c.Commit != "" && !commit.MatchString(c.Commit) {
		v.wrong("has the commit %.60q, not a full hash", c.Commit)
	}
	if at, err := time.Parse(time.RFC3339, c.CommittedAt); c.CommittedAt != "" && (err != nil || at.UTC().Format(time.RFC3339) != c.CommittedAt) {
		v.wrong("has %.60q as committed_at, not a time such as 2026-11-22T09:30:00Z", c.CommittedAt)
	}
	if c.AsOf == "" {
		v.wrong("has no as_of")
	}
	v.day("as_of", c.AsOf)
	v.most("paths", len(c.Paths), mostEntries)
	for _, path := range c.Paths {
		if !fs.ValidPath(path) {
			v.wrong("has %.60q as a path, not one below what was checked", path)
		}
	}
	v.word("source", c.Source, FromCheck, FromResult)
	v.most("packs", len(c.Packs), mostEntries)
}

func (v *checker) results(c *Card) {
	v.most("failing", len(c.Failing), mostEntries)
	for _, f := range c.Failing {
		v.rule(f.Rule)
		v.text("a subject", f.Subject)
		v.text("a key", f.Key)
		v.word("a severity", f.Severity, "error", "warning", "info")
		v.day("since", f.Since)
	}
	v.most("deadlines", len(c.Deadlines), mostEntries)
	for _, d := range c.Deadlines {
		v.rule(d.Rule)
		v.text("a subject", d.Subject)
		v.text("a key", d.Key)
		v.word("a severity", d.Severity, "error", "warning", "info", "")
		if d.Due == "" {
			v.wrong("has a deadline without a day")
		}
		v.day("due", d.Due)
	}
}

func (v *checker) promises(c *Card) {
	v.most("waivers", len(c.Waivers), mostEntries)
	for _, w := range c.Waivers {
		v.text("a waiver", w.Rule)
		v.text("a waiver", w.Scope)
		v.post("a waiver", w.ApprovedBy)
		v.day("expires", w.Expires)
		v.word("seen", w.Seen, "", "yes", "no")
	}
	v.most("attestations", len(c.Attestations), mostEntries)
	for _, a := range c.Attestations {
		v.text("an attestation", a.Topic)
		v.post("an attestation", a.By)
		v.day("attested_on", a.AttestedOn)
		v.day("ends", a.Ends)
		v.word("seen", a.Seen, "", "yes", "no")
	}
	v.most("sections", len(c.Sections), 100)
	for _, s := range c.Sections {
		v.text("a section", s.Section)
		v.day("on", s.On)
		if s.Days < -1 || s.Days > mostCount {
			v.wrong("has %d as the days of a section", s.Days)
		}
	}
}

func (v *checker) money(m Money) {
	if m.Private && len(m.Months) > 0 {
		v.wrong("has months of money although it is private")
	}
	v.most("months", len(m.Months), mostMonths)
	before := ""
	for _, month := range m.Months {
		v.day("month", month.Month+"-01")
		if month.Month <= before {
			v.wrong("has months of money that are not in order")
		}
		before = month.Month
		for _, pence := range []*int64{month.Forecast, month.Actual} {
			if pence != nil && (*pence > mostPence || *pence < -mostPence) {
				v.wrong("has an amount of more than ten billion pounds")
			}
		}
	}
	if m.Quarter != "" && !quarter.MatchString(m.Quarter) {
		v.wrong("has the quarter %.60q, not one such as 2026-27-Q4", m.Quarter)
	}
	v.word("posture", finding.Posture(m.Posture), "", "all", "high-medium", "high-only", "unknown")
}

func (v *checker) claims(c Claims) {
	v.most("services", len(c.Services), mostEntries)
	for _, s := range c.Services {
		v.post("a service", s.Owner)
		for _, names := range [][]string{{s.ID, s.Name, s.URL, s.Phase}, s.PreviousIDs, s.SharedWith, s.Repos, s.DependsOn} {
			v.most("names of a service", len(names), mostEntries)
			for _, name := range names {
				v.text("a service", name)
			}
		}
	}
	v.most("outcomes", len(c.Outcomes), mostEntries)
	for _, o := range c.Outcomes {
		v.text("an outcome", o.ID)
		v.text("an outcome", o.Title)
		v.counts(o.ServedBy)
	}
}

// text records a problem if a text is longer than the texts that dgcheck writes. what
// names the text in the message, such as "name".
func (v *checker) text(what, text string) {
	if len(text) > longestText && utf8.RuneCountInString(text) > longestText {
		v.wrong("has more than %d characters in %s", longestText, what)
	}
}

func (v *checker) post(what string, p Post) {
	v.text(what, p.Role)
	if p.Email != "" && !overview.IsMailbox(p.Email) {
		v.wrong("has %.100q as a mailbox", p.Email)
	}
}

func (v *checker) day(key, day string) {
	if day == "" {
		return
	}
	if _, ok := calendar.ParseDay(day); !ok {
		v.wrong("has %.60q as %s, not a day such as 2026-11-22", day, key)
	}
}

func (v *checker) rule(id string) {
	if !ruleID.MatchString(id) || len(id) > longestText {
		v.wrong("has %.100q as a rule, not one such as guide.roadmap_exists", id)
	}
}

func (v *checker) counts(all ...int) {
	for _, n := range all {
		if n < 0 || n > mostCount {
			v.wrong("has the count %d", n)
		}
	}
}

func (v *checker) most(what string, n, most int) {
	if n > most {
		v.wrong("has %d %s; a card has %d at most", n, what, most)
	}
}

func (v *checker) word(what string, word any, words ...any) {
	text := fmt.Sprint(word)
	if !slices.ContainsFunc(words, func(w any) bool { return fmt.Sprint(w) == text }) {
		v.wrong("has %.60q as %s", text, what)
	}
}
