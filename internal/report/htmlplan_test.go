package report_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
)

func pounds(n int64) *int64 {
	n *= 100
	return &n
}

// publishing returns a group that declares everything the guide asks groups to publish.
func publishing() outline.Card {
	post := overview.Post{Role: "Head of Soil", Email: "soil@example.gov.uk"}
	warning := byMonth(2026, 9, "MONTH is late.")
	warning.Severity, warning.Rule = rule.Warning, "guide.other"
	c := cardOf(warning, byMonth(2026, 4, "MONTH has none."))
	c.Upcoming = []finding.Finding{{Rule: "guide.pipeline_fresh", Subject: "group", Verdict: finding.Pass, Due: "2026-12-21", Message: "The pipeline was gone through on 16 November 2026.", Remedy: "Go through the pipeline."}}
	c.Overview = overview.Overview{
		Contacts: []overview.Contact{{As: "lead", Post: overview.Post{Role: "Delivery group lead", Email: "lead@example.gov.uk"}}, {As: "contacts.live_services_manager", Post: post}},
		Outcomes: []overview.Outcome{{ID: "better", Title: "Soil is better", Owner: post, Active: true, Measures: []overview.Measure{
			{Title: "Fields in good condition", Unit: "percent", Baseline: "5", Target: "50", TargetDate: "2027-03-31", Reading: "12", ReadOn: "2026-10-31"},
			{Title: "Cost of a visit", Unit: "pounds", Reading: "7654", ReadOn: "2026-10-31"},
		}}},
		Services: []overview.Service{{ID: "checks", Name: "Soil checks", Owner: post}},
		Changes:  []overview.Change{{Title: "Later thing", Horizon: "later"}, {Title: "Go to beta", Horizon: "now", For: []string{"better"}}},
		Work:     []overview.Work{{Title: "Soil checks alpha", Status: "in-progress", Value: pounds(180_001), For: []string{"better"}}},
		Finance: overview.Finance{Months: []overview.Month{
			{Month: "2026-03", Forecast: pounds(7), Actual: pounds(7)},
			{Month: "2026-09", Forecast: pounds(1_000), Actual: pounds(1_250)},
			{Month: "2026-10", Forecast: pounds(1_000), Actual: pounds(900)},
			{Month: "2026-11", Forecast: pounds(1_000), Actual: pounds(333)},
			{Month: "2026-12", Forecast: pounds(2_000)},
		}},
	}
	return c
}

var spaces = regexp.MustCompile(`(?s)<style>.*?</style>|<svg.*?</svg>|<[^>]*>|\s+`)

// inWords returns the text of a page without tags, on one line.
func inWords(page string) string {
	return strings.Join(strings.Fields(spaces.ReplaceAllString(page, " ")), " ")
}

func TestB10APageShowsWhatAGroupPublishes(t *testing.T) {
	page := written(t, "html", outline.Options{Catalogue: severities{}}, run(), publishing())
	text := inWords(page)
	for _, want := range []string{
		"Led by Delivery group lead lead@example.gov.uk", "Live services manager Head of Soil soil@example.gov.uk",
		"Soil is better Owner Head of Soil soil@example.gov.uk",
		"Fields in good condition: 12 percent on 31 October 2026; 5 percent at the start; 50 percent aimed for by 31 March 2027",
		"Cost of a visit: 7654 pounds on 31 October 2026",
		"Now Go to beta For: Soil is better Later Later thing",
		"Soil checks alpha Status In progress Value £180,001 Outcomes Soil is better",
		"Soil checks Owner: Head of Soil soil@example.gov.uk",
		"Go through the pipeline. Now: The pipeline was gone through on 16 November 2026.",
		"September 2026 £1,000 £1,250 £250 over", "October 2026 £1,000 £900 £100 under", "November 2026 £1,000 £333 so far –",
		"Total, April 2025 to March 2026 £7 £7 –", "Total, April 2026 to March 2027 £5,000 £2,150 –",
		"Year to date, 2 months with both £2,000 £2,150 £150 over",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in:\n%s", want, text)
		}
	}
	for _, want := range []string{`href="mailto:lead@example.gov.uk"`, `href="mailto:soil@example.gov.uk"`, "@page { size: A4;"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if errors, warnings := strings.Index(text, "Problems Errors Group 1."), strings.Index(text, "Warnings Group 1."); errors < 0 || warnings < errors {
		t.Errorf("problems are not by severity: %d, %d\n%s", errors, warnings, text)
	}
}

func TestB10NoAmountIsShownOfAGroupThatKeepsThemPrivate(t *testing.T) {
	c := publishing()
	c.Overview.Finance.Private = true
	text := inWords(written(t, "html", outline.Options{Catalogue: severities{}}, run(), c))
	for _, amount := range []string{"£", "180,001", "7654", "1,250"} {
		if strings.Contains(text, amount) {
			t.Errorf("it shows %s:\n%s", amount, text)
		}
	}
	if !strings.Contains(text, "Cost of a visit") {
		t.Error("the measure is gone with its figure")
	}
}

func TestB10OnlyAMailboxIsWrittenTo(t *testing.T) {
	for _, address := range []string{"a@b.example?bcc=x@y.example", "a@b.example\r\nx", "javascript:alert(1)", "a b@c.example", "<b>@c.example", "\"a\"@b.example"} {
		c := publishing()
		c.Overview.Contacts[0].Email, c.Overview.Outcomes[0].Owner.Email, c.Overview.Services[0].Owner.Email = address, address, address
		c.Overview.Contacts = c.Overview.Contacts[:1]
		if page := written(t, "html", outline.Options{}, run(), c); strings.Contains(page, "mailto:") {
			t.Errorf("%q is a link", address)
		}
	}
}
