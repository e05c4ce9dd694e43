package site_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/site"
)

// with applies the function change to the card c, and returns c.
func with(c *card.Card, change func(c *card.Card)) *card.Card {
	change(c)
	return c
}

// sameCommit sets a fixed commit, so that two cards count as made from the same
// declaration.
func sameCommit(c *card.Card) { c.Commit = strings.Repeat("1", 40) }

// waive returns a function that waives the first failing result of a card, until the
// given last day.
func waive(last string) func(*card.Card) {
	return func(c *card.Card) {
		c.Failing[0].Waived = true
		c.Counts.Error, c.Counts.Waived = c.Counts.Error-1, 1
		c.Waivers = []card.Waiver{{Rule: c.Failing[0].Rule, ApprovedBy: card.Post{Role: "Assurance lead"}, Expires: last}}
	}
}

// dueOn returns a function that adds a deadline of the rule guide.NAME to a card. Its
// key is that of the failing result of this rule on a card that was made by of.
func dueOn(day, name string) func(*card.Card) {
	return func(c *card.Card) {
		c.Deadlines = append(c.Deadlines, card.Deadline{Due: day, Rule: "guide." + name, Subject: "group", Key: c.ID + name, Severity: "error"})
	}
}

func both(changes ...func(*card.Card)) func(*card.Card) {
	return func(c *card.Card) {
		for _, change := range changes {
			change(c)
		}
	}
}

// TestWhatChangesSayIsTrue checks which reason the pages give if a result changes
// between two cards of a group.
func TestWhatChangesSayIsTrue(t *testing.T) {
	const row = "Compared with 31 October 2026 What happened "
	policies := func(c *card.Card) { c.Digests.Policies = "sha256:old" }
	evidence := func(c *card.Card) { c.Digests.Evidence = "sha256:seen" }
	for name, test := range map[string]struct {
		before, now *card.Card
		week        []string // texts on the first page
		changes     []string // texts on the page of changes
		not         []string // texts on neither page
	}{
		"a result that is waived now is not mended": {
			before: of("a", before, "x"), now: with(of("a", today, "x"), waive("2027-01-31")),
			changes: []string{"Newly failing Nothing No longer failing Nothing Now waived Title of guide.x; now waived until 31 January 2027"},
		},
		"a result that is mended": {
			before: of("a", before, "x"), now: of("a", today),
			changes: []string{"No longer failing Title of guide.x Now waived Nothing"},
		},
		"a waiver that ended": {
			before: with(of("a", before, "x"), waive("2026-11-15")), now: with(of("a", today, "x"), sameCommit),
			week:    []string{row + "Its waiver ended on 15 November 2026"},
			changes: []string{"Newly failing Title of guide.x; its waiver ended on 15 November 2026"},
		},
		"a waiver that was taken out": {
			before: with(of("a", before, "x"), waive("2027-01-31")), now: of("a", today, "x"),
			week: []string{row + "It is not waived any more"},
		},
		"a date passed, and the declaration is the same": {
			before: with(of("a", before), both(sameCommit, dueOn("2026-11-11", "x"))), now: with(of("a", today, "x"), sameCommit),
			week: []string{row + "A date passed: 11 November 2026"}, changes: []string{"Only time passed"},
		},
		"a date passed, and the declaration changed": {
			before: with(of("a", before), dueOn("2026-11-11", "x")), now: of("a", today, "x", "y"),
			week:    []string{row + "A date passed: 11 November 2026", row + "Its declaration changed"},
			changes: []string{"The declaration changed, since the last report (31 October 2026) Group", "Title of guide.x; a date passed: 11 November 2026", "Title of guide.y No longer"},
		},
		"a date that has not passed": {
			before: with(of("a", before), dueOn("2026-12-11", "x")), now: of("a", today, "x"),
			week: []string{row + "Its declaration changed"},
		},
		"only time passed": {
			before: with(of("a", before), sameCommit), now: with(of("a", today, "x"), sameCommit),
			week: []string{row + "Only time passed"},
		},
		"only the policies changed": {
			before: with(of("a", before), both(sameCommit, policies)), now: with(of("a", today, "x"), sameCommit),
			week: []string{row + "The policies or figures changed"},
		},
		"several changed": {
			before: with(of("a", before), policies), now: with(of("a", today, "x"), evidence),
			week: []string{row + "Its declaration, the policies or figures and the evidence changed"},
		},
		"only the evidence changed": {
			before: with(of("a", before), sameCommit), now: with(of("a", today, "x"), both(sameCommit, evidence)),
			week: []string{row + "The evidence changed"}, changes: []string{"Only the evidence changed, since the last report (31 October 2026) Group"}, not: []string{"Only time passed"},
		},
		"a group that could not be judged has mended nothing": {
			before: of("a", before, "x"), now: with(of("a", today), func(c *card.Card) { c.Problem = "a rule returned an error" }),
			changes: []string{"judged → could not be judged", "No longer failing Nothing"}, not: []string{"Title of guide.x"},
		},
		"a group that could not be judged before fails nothing anew": {
			before: with(of("a", before), func(c *card.Card) { c.Problem = "a rule returned an error" }), now: of("a", today, "x"),
			week: []string{"Newly failing Nothing fails that did not fail before"},
		},
		"a card without room has mended nothing that it leaves out": {
			before: of("a", before, "x", "w_y"), now: with(of("a", today, "x", "w_z"), func(c *card.Card) { c.LeftOut.Failing = 3 }),
			changes: []string{"No longer failing Nothing"},
		},
	} {
		pages := pagesOf(t, site.Options{}, test.before, test.now)
		says(t, pages, "index.html", test.week...)
		says(t, pages, "changes.html", test.changes...)
		silent(t, pages, "index.html", test.not...)
		silent(t, pages, "changes.html", test.not...)
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

// TestADateThatALaterReportAnnounced checks that the comparison over three months also
// finds a deadline that only a card in between announced.
func TestADateThatALaterReportAnnounced(t *testing.T) {
	pages := pagesOf(t, site.Options{}, of("a", summer), with(of("a", before), dueOn("2026-11-11", "x")), of("a", today, "x"))
	_, quarter, _ := strings.Cut(visible(pages["changes.html"]), "over three months or more (since 31 July 2026)")
	if !strings.Contains(quarter, "Title of guide.x; a date passed: 11 November 2026") {
		t.Error(quarter)
	}
}

// TestTheSameCountForTheSameThing checks that the number of newly failing results of a
// group is the number of its rows in newly-failing.csv, whether the declaration or the
// policies changed. A result that newer policies broke and the group fixed counts as
// neither.
func TestTheSameCountForTheSameThing(t *testing.T) {
	replayed := with(of("b", before, "y"), func(c *card.Card) { c.Replayed = true })
	pages := pagesOf(t, site.Options{}, with(of("a", before), sameCommit), with(of("a", today, "x", "w_y"), sameCommit),
		with(of("b", before), func(c *card.Card) { c.Digests.Policies = "sha256:old" }), replayed, of("b", today, "z"))
	says(t, pages, "index.html", "Group a Lead Lead of a a@example.gov.uk Standards Amber Errors 1 Warnings 1 Newly failing 2", "Group b Lead Lead of b b@example.gov.uk Standards Amber Errors 1 Warnings 0 Newly failing 1")
	if rows := strings.Count(pages["newly-failing.csv"], "\r\n"); rows != 4 {
		t.Errorf("newly-failing.csv has %d rows:\n%s", rows, pages["newly-failing.csv"])
	}
}

// TestWhoWasNotHeardFromIsNotKnown checks that every page shows a group without a
// current card as not known, and never as a group without problems.
func TestWhoWasNotHeardFromIsNotKnown(t *testing.T) {
	pages := pagesOf(t, site.Options{Expected: []string{"a", "b", "c"}}, of("a", today), of("b", before))
	says(t, pages, "index.html", "Delivery groups, 22 November 2026: 1 group judged, 2 not heard from.", "2 not heard from: not known", "Standards overall: 1 amber, 2 not heard from: not known.",
		"No group has such a waiver. That is true of the 1 group heard from; nothing is known of 2 others.", "Nothing is due. That is true of the 1 group heard from")
	if !strings.Contains(pages["index.html"], `<rect class="unknown" x="333"`) {
		t.Error("the bar has no part for the groups that were not heard from")
	}
	says(t, pages, "standards.html", "Group b Lead of b b@example.gov.uk Overall Not heard from: not known Outcomes Not known", "c Overall Not heard from: not known")
	says(t, pages, "services.html", "Every service of the 1 group heard from", "Not known Group Group b Phase Not heard from", "Not known Group c Phase Not heard from")
	says(t, pages, "rules.html", "No rule fails, and none is waived. That is true of the 1 group heard from")
	says(t, pages, "money.html", "Nothing is known of the money of 2 groups not heard from: Group b, c.")
	silent(t, pages, "not-heard-from.html", "That is true of the")
	all := pagesOf(t, site.Options{}, of("a", today))
	silent(t, all, "index.html", "That is true of the", "not heard from: not known")
	says(t, all, "index.html", "1 group judged")
}

// TestWhatIsWaivedAsksForALookAtTheWaiver checks the advice for a rule, depending on
// how many groups waive it, fail it or pass it.
func TestWhatIsWaivedAsksForALookAtTheWaiver(t *testing.T) {
	cards := func(waived, fail, neither int) []*card.Card {
		var all []*card.Card
		for i := range waived + fail + neither {
			c := of(fmt.Sprint("g", i), today)
			if i < waived+fail {
				c = of(fmt.Sprint("g", i), today, "x")
			}
			if i < waived {
				waive("2027-01-31")(c)
			}
			all = append(all, c)
		}
		return all
	}
	for _, test := range []struct {
		waived, fail, neither int
		want, heading         string
	}{
		{11, 0, 0, "0 of 11 Errors 0 Warnings 0 For information 0 Waived 11 The group or the rule Waived in all 11: look at the waiver", "Who fails or is waived Group"},
		{2, 0, 9, "Waived in 2 of 11: look at the waiver", "Who fails or is waived Group"},
		{5, 2, 4, "Fails or is waived in most groups: look at the rule", "Who fails or is waived Group"},
		{0, 2, 9, "Few groups: talk to them", "Who fails Group"},
		{0, 6, 5, "Most groups: look at the rule", "Who fails Group"},
	} {
		pages := pagesOf(t, site.Options{}, cards(test.waived, test.fail, test.neither)...)
		says(t, pages, "rules.html", test.want)
		says(t, pages, "rule-guide-x.html", test.heading)
	}
}

// TestServicesAreToldApart checks that services with the same name are shown with their
// ids, and that a service which two groups declare is in the list once for each.
func TestServicesAreToldApart(t *testing.T) {
	owner := card.Post{Role: "Head", Email: "head@example.gov.uk"}
	own := func(services ...card.Service) func(*card.Card) {
		return func(c *card.Card) {
			for i := range services {
				services[i].Owner, services[i].Phase = owner, "live"
			}
			c.Claims.Services = services
		}
	}
	pages := pagesOf(t, site.Options{},
		with(of("a", today), own(card.Service{ID: "alerts-a", Name: "Alerts"}, card.Service{ID: "shared", Name: "Shared"})),
		with(of("b", today), own(card.Service{ID: "alerts-b", Name: "Alerts"}, card.Service{ID: "shared", Name: "Shared"})),
		of("c", today))
	says(t, pages, "services.html", "once for each group that declares it", "Alerts alerts-a Group Group a", "Alerts alerts-b Group Group b", "Shared Group Group a",
		"Head head@example.gov.uk Services 4 Which Alerts (alerts-a), Alerts (alerts-b), Shared Declared by Group a, Group b")
	silent(t, pages, "services.html", "Owner owner@example.gov.uk Services 1")
}

// TestWhatOneGroupSettlesAloneStandsApart checks that findings about one group alone
// have their own table, apart from findings between groups.
func TestWhatOneGroupSettlesAloneStandsApart(t *testing.T) {
	found := func(subject string, groups ...string) site.Finding {
		return site.Finding{Rule: "between.x", Subject: subject, Message: "Found.", Groups: groups}
	}
	pages := pagesOf(t, site.Options{Between: func(func(func(now, before *card.Card) error) error, int) ([]site.Finding, error) {
		return []site.Finding{found("service:one", "a", "b"), found("service:two", "a")}, nil
	}}, of("a", today), of("b", today))
	says(t, pages, "between.html", "What groups settle with one another About What was found What to do Groups Rule service:one", "What one group settles alone About What was found What to do Groups Rule service:two")
	says(t, pages, "index.html", "1 finding between groups, and 1 about one group alone")
	// A finding about an id that two repositories declare involves both of them.
	copied := with(of("a", today), func(c *card.Card) { c.Repository = "https://github.com/example-org/copy" })
	pages = pagesOf(t, site.Options{Between: func(func(func(now, before *card.Card) error) error, int) ([]site.Finding, error) {
		return []site.Finding{found("group:a", "a")}, nil
	}}, of("a", today), copied)
	says(t, pages, "between.html", "What one group settles alone Nothing was found")
}

// TestWhatEndsOrEndedStandsFirst checks the order of waivers and attestations: first
// those that have ended, then those without a known end, then the others by their last
// day.
func TestWhatEndsOrEndedStandsFirst(t *testing.T) {
	attest := func(topic, ends string) card.Attestation {
		return card.Attestation{Topic: topic, By: card.Post{Role: "Lead"}, AttestedOn: "2025-10-01", Ends: ends}
	}
	c := with(of("a", today), func(c *card.Card) {
		c.Attestations = []card.Attestation{attest("later", "2027-10-01"), attest("unclear", ""), attest("over", "2026-10-01"), attest("last-day", today)}
		c.Waivers = []card.Waiver{{Rule: "guide.x", Expires: "2026-11-01"}}
	})
	pages := pagesOf(t, site.Options{}, c)
	text := visible(pages["waivers.html"])
	at := -1
	for _, part := range []string{"over Group Group a Attested by Lead On 1 October 2025 Ends Ran out on 1 October 2026 Seen Not checked yet", "unclear Group", "last-day Group", "later Group"} {
		next := strings.Index(text, part)
		if next <= at {
			t.Errorf("%q does not come next:\n%s", part, text)
		}
		at = next
	}
	says(t, pages, "waivers.html", "Ended on 1 November 2026")
	says(t, pages, "group-a.html", "Attestation: over By Lead Ends Ran out on 1 October 2026 Approval seen Not checked yet")
}

// TestDeadlinesOfAllGroupsAreOneRow checks that deadlines of several groups for the
// same day and rule are one row, and that rows are in the right table by how far off
// the day is.
func TestDeadlinesOfAllGroupsAreOneRow(t *testing.T) {
	var cards []*card.Card
	for i := range 11 {
		c := with(of(fmt.Sprintf("g%02d", i), today), dueOn("2026-12-01", "x"))
		if i == 0 {
			c = with(c, both(dueOn("2026-12-22", "y"), dueOn("2027-01-10", "z"), dueOn("2027-02-20", "late"), dueOn("2026-12-06", "edge")))
		}
		cards = append(cards, c)
	}
	pages := pagesOf(t, site.Options{}, cards...)
	says(t, pages, "deadlines.html", "Due in the next 14 days, by 6 December 2026 By What About Groups If missed 1 December 2026 in 9 days What Title of guide.x About the whole group Groups 11 groups: Group g00 , Group g01",
		"6 December 2026 in 14 days What Title of guide.edge", "Due in 15 to 30 days, by 22 December 2026 By What About Groups If missed 22 December 2026 in 30 days What Title of guide.y About the whole group Groups Group g00 Lead of g00 g00@example.gov.uk",
		"Due in 31 to 60 days, by 21 January 2027 By What About Groups If missed 10 January 2027", "Due in 61 to 90 days, by 20 February 2027 By What About Groups If missed 20 February 2027", "All deadlines as CSV")
	if n := strings.Count(visible(pages["deadlines.html"]), "Title of guide.x"); n != 1 {
		t.Errorf("a deadline of 11 groups has %d rows", n)
	}
	for file, rows := range map[string]int{"deadlines.csv": 16, "due-soon.csv": 13} {
		if n := strings.Count(pages[file], "\r\n"); n != rows {
			t.Errorf("%s has %d rows, want %d", file, n, rows)
		}
	}
	says(t, pages, "index.html", "What Title of guide.x About the whole group Groups 11 groups: Group g00 , Group g01")
	// With Options.Within, a card may be older than some of its deadlines.
	says(t, pagesOf(t, site.Options{Within: 30}, with(of("a", before), dueOn("2026-11-11", "x"))), "deadlines.html", "Passed since the report was made By What About Groups If missed 11 November 2026")
}

// TestTheEndOfAWaiverSaysWhatToDo checks the texts for the end and the beginning of a
// waiver and for the end of an attestation.
func TestTheEndOfAWaiverSaysWhatToDo(t *testing.T) {
	due := func(rule, subject, day string) card.Deadline {
		return card.Deadline{Due: day, Rule: rule, Subject: subject, Key: rule + subject, Severity: "error"}
	}
	c := with(of("a", today, "w_x"), func(c *card.Card) {
		c.Failing[0].Waived = true
		c.Waivers = []card.Waiver{{Rule: "guide.w_x", Expires: "2026-12-01"}, {Rule: "guide.y", Expires: "2027-03-01"}}
		c.Deadlines = []card.Deadline{due("data.waivers_valid", "waiver:guide.w_x", "2026-12-01"), due("data.waivers_valid", "waiver:guide.y", "2026-12-02"), due("data.attestations_valid", "attestation:culture", "2026-12-03")}
	})
	pages := pagesOf(t, site.Options{}, c)
	for _, name := range []string{"index.html", "deadlines.html", "group-a.html"} {
		says(t, pages, name, "What A waiver ends: renew it or meet the rule About waiver:guide.w_x", "What A waiver begins: nothing to do", "What An attestation ends: vouch for it again")
	}
	says(t, pages, "deadlines.html", "About waiver:guide.w_x Groups Group a Lead of a a@example.gov.uk If missed Warning", "a@example.gov.uk If missed Nothing")
	for _, file := range []string{"calendar.ics", "deadlines.csv"} {
		if !strings.Contains(pages[file], "A waiver ends: renew it or meet the rule") {
			t.Errorf("%s does not say what to do:\n%s", file, pages[file])
		}
	}
}

// TestWordsForReaders checks that the pages use the word "report" and not "card", and
// put amounts and subjects into words.
func TestWordsForReaders(t *testing.T) {
	over := with(of("b", today), func(c *card.Card) { c.Money.Months[0].Actual = pence(120_50) })
	none := with(of("c", today), func(c *card.Card) { c.Money.Months = c.Money.Months[1:] })
	even := with(of("d", today), func(c *card.Card) { c.Money.Months[0].Actual = pence(100_00) })
	five := with(of("a", today, "x"), func(c *card.Card) { c.Sections = []card.Section{{Section: "roadmap", Days: -1}} })
	was := of("a", before, "p", "q", "r", "s", "t")
	for i := range 5 {
		was.Failing = append(was.Failing, card.Failing{Rule: "guide.many", Subject: fmt.Sprint("service:s", i), Key: fmt.Sprint("many", i), Severity: "error"})
	}
	pages := pagesOf(t, site.Options{Expected: []string{"a", "b", "c", "d", "e"}}, five, was, over, none, even)
	for name := range pages {
		if text := visible(pages[name]); strings.HasSuffix(name, ".html") && (strings.Contains(strings.ReplaceAll(strings.ReplaceAll(text, "card=FILE", ""), "kept cards", ""), " card") || strings.Contains(text, "About group")) {
			t.Errorf("%s: %s", name, text)
		}
	}
	says(t, pages, "money.html", "£10 under forecast", "£20.50 over forecast", "No month to compare", "As forecast")
	says(t, pages, "changes.html", "Title of guide.many × 5 Title of guide.p Title of guide.q Title of guide.r and 2 others, in the CSV file")
	says(t, pages, "group-a.html", "Roadmap On No review date given")
	says(t, pages, "index.html", "This week Delivery groups, 22 November 2026: 4 groups judged, 1 not heard from.")
	if !strings.Contains(pages["changes.html"], `href="changed-last-declaration.csv">and 2 others`) {
		t.Error("what is left out is not linked to")
	}
	if got := pages["standards.html"]; !strings.Contains(got, `href="mailto:d@example.gov.uk"`) {
		t.Error("a group without errors has no mailbox")
	}
}
