package report_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
)

func TestBadgesSayTheTotalInWords(t *testing.T) {
	fails := func(severities ...rule.Severity) outline.Card {
		var results []finding.Finding
		for _, severity := range severities {
			results = append(results, result("a", finding.Fail, severity))
		}
		return group("g", results...)
	}
	sound := group("h", result("a", finding.Pass, rule.None), result("b", finding.NotAssessed, rule.None))
	waiving := group("w", result("a", finding.Pass, rule.None), result("b", finding.Waived, rule.Error))
	tests := map[string]struct {
		cards                 []outline.Card
		label, message, color string
	}{
		"nothing to mend":     {[]outline.Card{sound}, "delivery group", "nothing to mend", "green"},
		"something is waived": {[]outline.Card{waiving}, "delivery group", "nothing to mend, 1 waived", "green"},
		"one error":           {[]outline.Card{fails(rule.Error)}, "delivery group", "1 error", "red"},
		"warnings":            {[]outline.Card{fails(rule.Warning, rule.Warning, rule.Info)}, "delivery group", "2 warnings, 1 for information", "orange"},
		"remarks":             {[]outline.Card{fails(rule.Info)}, "delivery group", "1 for information", "blue"},
		"the total":           {[]outline.Card{sound, fails(rule.Warning), fails(rule.Error)}, "3 delivery groups", "1 error, 1 warning", "red"},
		"not judged":          {[]outline.Card{unjudged("x")}, "delivery group", "could not be judged", "lightgrey"},
		"one not judged":      {[]outline.Card{sound, unjudged("x")}, "2 delivery groups", "nothing to mend, 1 group not wholly judged", "lightgrey"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got struct {
				SchemaVersion         int
				Label, Message, Color string
			}
			read(t, write(t, "badge", test.cards...), &got)
			if got.SchemaVersion != 1 || got.Label != test.label || got.Message != test.message || got.Color != test.color {
				t.Errorf("%+v", got)
			}
			if drawn := write(t, "badge-svg", test.cards...); !strings.Contains(drawn, ">"+test.message+"</text>") || !strings.Contains(drawn, " as of 22 November 2026: "+test.message+"</title>") {
				t.Errorf("the picture does not say so: %s", drawn)
			}
		})
	}
}

func TestThePictureNeedsNothingFromElsewhere(t *testing.T) {
	drawn := xmlSkeleton(t, write(t, "badge-svg", named("x"))).([]string)
	for _, part := range drawn {
		name, attributes, _ := strings.Cut(part, " ")
		if !slices.Contains([]string{"<svg", "<title", "<rect", "<g", "<text", ">"}, name) || strings.Contains(attributes, "href") || strings.Contains(" "+attributes, " on") || strings.Contains(attributes, "style") {
			t.Errorf("%s could reach for something", part)
		}
	}
}
