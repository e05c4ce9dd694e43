package html

import (
	"math"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/source"
)

// TestThePageTakesNoPlainText: the templates accept only text of the types that
// are made for display.
func TestThePageTakesNoPlainText(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type, string)
	look = func(typ reflect.Type, path string) {
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice:
			look(typ.Elem(), path)
		case reflect.Struct:
			if seen[typ] {
				return
			}
			seen[typ] = true
			for i := range typ.NumField() {
				if field := typ.Field(i); field.IsExported() && field.Name != "Page" {
					look(field.Type, path+"."+field.Name)
				}
			}
		case reflect.String:
			if typ == reflect.TypeFor[string]() {
				t.Errorf("%s is plain text", path)
			}
		case reflect.Int, reflect.Bool:
		default:
			t.Errorf("%s is a %s", path, typ)
		}
	}
	look(reflect.TypeFor[htmlGroup](), "group")
	look(reflect.TypeFor[htmlList](), "list")
	look(reflect.TypeFor[htmlPage](), "page")
}

// TestTheStylesAreThoseOfTheTemplates keeps the style sheets small: every class
// with a style appears in a template.
func TestTheStylesAreThoseOfTheTemplates(t *testing.T) {
	var templates, styles strings.Builder
	entries, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		text, err := files.ReadFile(entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(entry.Name(), ".css") {
			styles.Write(text)
		} else {
			templates.Write(text)
		}
	}
	if styles.Len() > 40_000 {
		t.Errorf("the styles take %d bytes", styles.Len())
	}
	written := map[string]bool{}
	for _, found := range regexp.MustCompile(`class="([^"]*)"`).FindAllStringSubmatch(templates.String(), -1) {
		for _, class := range strings.Fields(found[1]) {
			written[class] = true
		}
	}
	// Classes that the reporter itself writes.
	for _, class := range strings.Fields("red yellow green blue purple grey") {
		written["govuk-tag--"+class] = true
	}
	for _, class := range strings.Fields("problem--error problem--warning phase-discovery phase-alpha phase-private-beta phase-public-beta phase-live phase-retired phase-other") {
		written[class] = true
	}
	comments := regexp.MustCompile(`(?s)/\*.*?\*/`)
	for _, found := range regexp.MustCompile(`\.([a-z][a-zA-Z_-]+)`).FindAllStringSubmatch(comments.ReplaceAllString(styles.String(), ""), -1) {
		if !written[found[1]] {
			t.Errorf("no template has the class %s", found[1])
		}
	}
}

func pence(amount int64) *int64 { return &amount }

func TestTheAxisHoldsEveryAmount(t *testing.T) {
	for name, months := range map[string][]overview.Month{
		"nothing at all":  {{Month: "2026-04"}},
		"nought":          {{Month: "2026-04", Forecast: pence(0), Actual: pence(0)}},
		"a penny":         {{Month: "2026-04", Forecast: pence(1)}},
		"an usual month":  {{Month: "2026-04", Forecast: pence(32_150_000), Actual: pence(33_100_000)}},
		"below nought":    {{Month: "2026-04", Forecast: pence(-420_000), Actual: pence(100)}},
		"only below":      {{Month: "2026-04", Forecast: pence(-420_000), Actual: pence(-1)}},
		"as much as goes": {{Month: "2026-04", Forecast: pence(math.MaxInt64), Actual: pence(math.MinInt64)}},
	} {
		t.Run(name, func(t *testing.T) {
			c := chartOf(months)
			if len(c.Ticks) < 2 || len(c.Ticks) > chartTicks+1 {
				t.Errorf("%d ticks: %v", len(c.Ticks), c.Ticks)
			}
			for _, row := range c.Rows {
				for _, bar := range []*htmlBar{row.Forecast, row.Actual} {
					if bar != nil && (bar.X < chartLeft || bar.Width < 0 || bar.X+bar.Width > chartRight) {
						t.Errorf("a bar from %d to %d", bar.X, bar.X+bar.Width)
					}
				}
			}
		})
	}
}

func TestStepsAreRoundNumbers(t *testing.T) {
	c := chartOf([]overview.Month{{Month: "2026-10", Forecast: pence(32_500_000), Actual: pence(-4_000_000)}})
	var labels []string
	for _, tick := range c.Ticks {
		labels = append(labels, string(tick.Label))
	}
	if diff := cmp.Diff([]string{"-£200,000", "£0", "£200,000", "£400,000"}, labels); diff != "" {
		t.Error(diff)
	}
}

func TestAPictureOfManyMonthsShowsTheLatest(t *testing.T) {
	var months []overview.Month
	for range 30 {
		months = append(months, overview.Month{Month: "2026-10", Forecast: pence(100)})
	}
	if f := financeOf(overview.Finance{Months: months}, "2026-11-22"); len(f.Months) != 30 || len(f.Chart.Rows) != chartMonths || f.Chart.Left != 6 {
		t.Errorf("%d months in the table, %d in the picture, %d left out", len(f.Months), len(f.Chart.Rows), f.Chart.Left)
	}
}

func TestPhasesLieOnTheTimeline(t *testing.T) {
	services := servicesOf([]overview.Service{{Name: "x", Phases: []overview.Phase{
		{Name: "discovery", From: "2010-01-01"}, {Name: "alpha", From: "2026-11-22"}, {Name: "live", From: "2040-01-01", Planned: true},
	}}}, "2026-11-22")
	want := []segment{{0, 750, "phase-discovery"}, {750, 250, "phase-alpha"}}
	if diff := cmp.Diff(want, services.Rows[0].Line); diff != "" {
		t.Error(diff)
	}
	if services.TodayAt != 750 || services.From != "November 2023" || services.To != "November 2027" {
		t.Errorf("from %s to %s with today at %d", services.From, services.To, services.TodayAt)
	}
}

func TestTheMeantWordIsMarked(t *testing.T) {
	for text, test := range map[string]struct {
		marker int
		want   htmlExcerpt
	}{
		"  - id: river-alerts": {4, htmlExcerpt{7, "- ", "id", ": river-alerts"}},
		"owner: {role: x}":     {7, htmlExcerpt{7, "owner: ", "{", "role: x}"}},
		"été_2: 1":             {0, htmlExcerpt{7, "", "été_2", ": 1"}},
		"":                     {0, htmlExcerpt{7, "", "", ""}},
		"ab":                   {9, htmlExcerpt{7, "ab", "", ""}},
	} {
		if diff := cmp.Diff(test.want, *excerptOf(source.Excerpt{Text: text, Marker: test.marker}, 7)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestQuotedWordsGetQuotationMarks(t *testing.T) {
	for text, want := range map[string]escape.HTML{
		"Add `owner` to `services`.": "Add ‘owner’ to ‘services’.", "a ` b": "a ` b", "none": "none", "``": "‘’",
	} {
		if got := escape.ForPage(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
