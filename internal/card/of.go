package card

import (
	"cmp"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// ahead is the number of days after the day judged for which a card has deadlines.
const ahead = 90

// The limits on a card: the entries of a list, and the characters of a text.
const (
	mostEntries = 400
	longestText = 300
)

// leadOf is the name of the contact that leads a group.
const leadOf = "lead"

// Of returns the card of a judged group.
func Of(judged outline.Card, run scorecard.Run, rules outline.Catalogue) Card {
	p := judged.Overview
	c := Card{
		Schema: Schema, ID: short(judged.ID), Name: short(judged.Name), Source: FromCheck,
		Repository: judged.Origin.Repository, Commit: judged.Origin.Commit, CommittedAt: judged.Origin.CommittedAt, Declared: judged.Declared,
		Paths: []string{strings.ToValidUTF8(cmp.Or(judged.Origin.Path, judged.Path), "�")}, AsOf: run.AsOf, Problem: short(judged.Problem), OwnProblem: ownProblem(judged.CustomProblem),
		Digests: Digests{Policies: run.Digest, Params: run.Params, Custom: run.OwnDigest},
		Packs:   list(judged.Packs), Counts: countsOf(judged.Tally), Standards: []Standard{},
	}
	if judged.Evidence != nil {
		c.Digests.Evidence = judged.Evidence.Digest
	}
	for _, contact := range p.Contacts {
		if contact.As == leadOf {
			c.Lead = postOf(contact.Post)
		}
	}
	if len(judged.Ratings.Standards) > 0 {
		c.Overall = judged.Ratings.Overall
	}
	for _, rating := range judged.Ratings.Standards {
		c.Standards = append(c.Standards, Standard{rating.Number, rating.Name, rating.RAG})
	}
	c.failing(judged.Results)
	c.deadlines(judged.Results, rules)
	c.promises(p, judged.Results, rules)
	c.sections(p.Sections)
	c.money(p.Finance, judged.Outlook, judged.Problem == "")
	c.claims(p, judged.Problem == "" && len(judged.Unread) == 0)
	return c
}

// OfResult returns the card of a group in a JSON result. The result has no finance,
// outcomes or repository.
func OfResult(judged scorecard.Scorecard, run scorecard.Run, rules outline.Catalogue) Card {
	c := Of(outline.Card{Scorecard: judged}, run, rules)
	c.Source, c.Money.Known, c.Claims.Complete, c.Sections = FromResult, false, false, []Section{}
	return c
}

// upTo returns the first entries of a list, at most mostEntries, and how many are left
// out.
func upTo[T any](all []T) (some []T, left int) {
	if len(all) <= mostEntries {
		return all, 0
	}
	return all[:mostEntries], len(all) - mostEntries
}

// short shortens a text to fit a card, and replaces invalid UTF-8. The text stays the
// same if it is then written as JSON and read again.
func short(text string) string {
	return escape.Shorten(strings.ToValidUTF8(text, "\uFFFD"), longestText)
}

// ownProblem returns the text for Card.OwnProblem: "own policies: " and the reason why
// an organisation's own policies could not judge the group. Without a reason it returns
// "".
func ownProblem(why string) string {
	if why == "" {
		return ""
	}
	return short("own policies: " + why)
}

func shortened(texts []string) []string {
	all := make([]string, min(len(texts), mostEntries))
	for i := range all {
		all[i] = short(texts[i])
	}
	return all
}

func list(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

func postOf(p overview.Post) Post { return Post{short(p.Role), p.Email} }

func countsOf(t scorecard.Tally) Counts {
	return Counts{
		Pass: t.Pass, Attested: t.Attested, Waived: t.Waived, Error: t.Errors, Warning: t.Warnings, Info: t.Infos,
		NotDue: t.NotDue, NotApplicable: t.NotApplicable, NotAssessed: t.NotAssessed, Waiting: t.Waiting,
	}
}

func (c *Card) failing(results []finding.Finding) {
	all := []Failing{}
	for _, r := range results {
		if r.Verdict == finding.Fail || r.Verdict == finding.Waived {
			all = append(all, Failing{
				Rule: string(r.Rule), Subject: short(r.Subject), Key: r.Key, Severity: r.Severity.String(), Waived: r.Verdict == finding.Waived,
			})
		}
	}
	// If the card has no room for all, leave out the least severe ones.
	if len(all) > mostEntries {
		slices.SortStableFunc(all, func(a, b Failing) int { return cmp.Compare(weight(b), weight(a)) })
	}
	c.Failing, c.LeftOut.Failing = upTo(all)
}

// weight orders fails by severity. Waived results come last.
func weight(f Failing) int {
	severity, _ := rule.ParseSeverity(f.Severity)
	if f.Waived {
		return int(severity) - 10
	}
	return int(severity)
}

func (c *Card) deadlines(results []finding.Finding, rules outline.Catalogue) {
	all := []Deadline{}
	day, ok := calendar.ParseDay(c.AsOf)
	if !ok {
		c.Deadlines = all
		return
	}
	for _, r := range scorecard.Upcoming(results, c.AsOf, (day + ahead).String()) {
		severity := ""
		if known, ok := rules.Find(r.Rule); ok {
			severity = known.Severity.String()
		}
		all = append(all, Deadline{r.Due, string(r.Rule), short(r.Subject), r.Key, severity})
	}
	c.Deadlines, c.LeftOut.Deadlines = upTo(all)
}

// attestedBy is the beginning of the subject of a result about an attestation.
// attestations is the key of the list of attestations in a declaration.
const (
	attestedBy   = "attestation:"
	attestations = "attestations"
)

// endsOf returns the last days of attestations by topic, in the order in which they are
// declared. Days that have passed are included. A day is empty if the attestation has
// no end.
func endsOf(results []finding.Finding, rules outline.Catalogue) map[string][]string {
	ends := map[string][]string{}
	for _, r := range results {
		topic, is := strings.CutPrefix(r.Subject, attestedBy)
		if !is || r.Rule.Pack() != rule.DataPack {
			continue
		}
		if known, _ := rules.Find(r.Rule); slices.Contains(known.Judges, attestations) {
			day := dayOrNone(r.Due)
			if r.Verdict != finding.Pass && r.Verdict != finding.Fail {
				day = ""
			}
			ends[topic] = append(ends[topic], day)
		}
	}
	return ends
}

// promises adds the waivers and attestations to the card, with their last days.
func (c *Card) promises(p overview.Overview, results []finding.Finding, rules outline.Catalogue) {
	waivers, attested := []Waiver{}, []Attestation{}
	for _, w := range p.Waivers {
		waivers = append(waivers, Waiver{Rule: short(w.Rule), Scope: short(w.Scope.String()), ApprovedBy: postOf(w.ApprovedBy), Expires: dayOrNone(w.Expires), Seen: w.Approval.Seen()})
	}
	ends := endsOf(results, rules)
	for _, a := range p.Attestations {
		attestation := Attestation{Topic: short(a.Topic), By: postOf(a.By), AttestedOn: dayOrNone(a.On), Ends: dayOrNone(a.Expires), Seen: a.Approval.Seen()}
		if days := ends[a.Topic]; len(days) > 0 {
			attestation.Ends, ends[a.Topic] = cmp.Or(attestation.Ends, days[0]), days[1:]
		}
		attested = append(attested, attestation)
	}
	c.Waivers, c.LeftOut.Waivers = upTo(waivers)
	c.Attestations, c.LeftOut.Attestations = upTo(attested)
}

func dayOrNone(text string) string {
	if _, ok := calendar.ParseDay(text); !ok {
		return ""
	}
	return text
}

func (c *Card) sections(sections []overview.Section) {
	c.Sections = []Section{}
	today, known := calendar.ParseDay(c.AsOf)
	for _, s := range sections {
		entry := Section{Section: s.Name, On: dayOrNone(s.On), Days: -1}
		if day, ok := calendar.ParseDay(s.On); ok && known && day <= today {
			entry.Days = int(today - day)
		}
		c.Sections = append(c.Sections, entry)
	}
}

func (c *Card) money(f overview.Finance, outlook *finding.Outlook, known bool) {
	c.Money = Money{Known: known, Private: f.Private, Months: []Month{}}
	if outlook != nil {
		c.Money.Quarter, c.Money.Posture = outlook.Spend.Quarter, string(outlook.Spend.Posture)
	}
	for _, m := range f.Months {
		if !f.Private && len(m.Month) == len("2026-04") {
			c.Money.Months = append(c.Money.Months, Month(m))
		}
	}
	if left := len(c.Money.Months) - mostMonths; left > 0 {
		c.LeftOut.Months, c.Money.Months = left, c.Money.Months[left:]
	}
}

// mostMonths is the largest number of months in a card. The newest are kept.
const mostMonths = 36

func (c *Card) claims(p overview.Overview, complete bool) {
	c.Claims = Claims{Services: []Service{}, Outcomes: []Outcome{}}
	served := map[string]int{}
	count := func(ids []string) {
		for _, id := range ids {
			served[id]++
		}
	}
	for _, s := range p.Services {
		claims := s.Claims
		count(claims.Outcomes)
		c.Claims.Services = append(c.Claims.Services, Service{
			ID: short(s.ID), Name: short(s.Name), URL: short(claims.URL), Phase: short(s.Phase), Owner: postOf(s.Owner), PreviousIDs: shortened(claims.Previous),
			SharedWith: shortened(claims.SharedWith), Repos: shortened(claims.Repos), DependsOn: shortened(claims.DependsOn),
			Spend: slices.Contains(p.Finance.Services, s.ID),
		})
	}
	for _, change := range p.Changes {
		count(change.For)
	}
	for _, work := range p.Work {
		count(work.For)
	}
	for _, o := range p.Outcomes {
		c.Claims.Outcomes = append(c.Claims.Outcomes, Outcome{short(o.ID), short(o.Title), o.Active, served[o.ID]})
	}
	c.Claims.Services, c.LeftOut.Services = upTo(c.Claims.Services)
	c.Claims.Outcomes, c.LeftOut.Outcomes = upTo(c.Claims.Outcomes)
	c.Claims.Complete = complete && c.LeftOut.Services+c.LeftOut.Outcomes == 0
}
