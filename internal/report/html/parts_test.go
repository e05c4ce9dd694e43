package html

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/source"
)

// TestMarkupIsConstant checks the source code of this package and of package site.
// Markup must be a string literal, so that any other text reaches a page only as a
// value whose type escapes it. Each $ must have a value, and values may stand only in
// harmless attributes.
func TestMarkupIsConstant(t *testing.T) {
	attribute := regexp.MustCompile(`([a-zA-Z0-9-]+)="[^"]*\$`)
	harmless := strings.Fields("id class aria-labelledby content viewBox x x1 x2 y y1 y2 width height text-anchor cx cy d")
	written := 0
	calls(t, func(call *ast.CallExpr, name, at string) {
		switch name {
		case "markup":
			t.Errorf("%s: makes markup of a value", at)
		case "piece":
			// Only fill makes a piece of a string that it built, and only sheetOf makes
			// a piece of the style sheet.
			if given := types.ExprString(call.Args[0]); given != "b.String()" && given != "styles" {
				t.Errorf("%s: makes a piece of %s", at, given)
			}
		case "put", "fill", "Put", "Fill":
			if given := types.ExprString(call.Args[0]); given == "m" && strings.HasPrefix(at, "site.go:") {
				return // an exported function that passes its markup on; its own callers are checked too
			}
			literal, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s: the markup is not written there", at)
				return
			}
			written++
			if places := strings.Count(literal.Value, "$"); places != len(call.Args)-1 || call.Ellipsis.IsValid() {
				t.Errorf("%s: %d values for %d places", at, len(call.Args)-1, places)
			}
			for _, found := range attribute.FindAllStringSubmatch(literal.Value, -1) {
				if !slices.Contains(harmless, found[1]) {
					t.Errorf("%s: a value in the attribute %s", at, found[1])
				}
			}
		}
	})
	if written < 50 {
		t.Errorf("only %d calls were looked at", written)
	}
}

// calls calls the function look once for each function call in the files that nodes
// reads. It passes the call, the name of the called function, and the position of the
// call.
func calls(t *testing.T, look func(call *ast.CallExpr, name, at string)) {
	t.Helper()
	nodes(t, func(node ast.Node, at string) {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return
		}
		switch called := call.Fun.(type) {
		case *ast.Ident:
			look(call, called.Name, at)
		case *ast.SelectorExpr:
			look(call, called.Sel.Name, at)
		}
	})
}

// nodes calls the function look with each syntax node, and its position, in the Go
// files of this package and of package site. It leaves out test files.
func nodes(t *testing.T, look func(node ast.Node, at string)) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	// Package site writes its pages with the functions of this package.
	others, err := filepath.Glob("../../site/*.go")
	if err != nil || len(others) == 0 {
		t.Fatal("no pages over many groups", err)
	}
	files = append(files, others...)
	set := token.NewFileSet()
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(node ast.Node) bool {
			if node != nil {
				look(node, set.Position(node.Pos()).String())
			}
			return true
		})
	}
}

// TestTheStylesAreThoseOfThePages checks that the style sheets have no unused styles:
// each CSS class in them must be used by some page.
func TestTheStylesAreThoseOfThePages(t *testing.T) {
	styles := govukStyles + ownStyles
	if len(styles) > 40_000 {
		t.Errorf("the styles take %d bytes", len(styles))
	}
	written := map[string]bool{}
	// A class name is in a class attribute, or it is a string literal of its own.
	classes := regexp.MustCompile("class=\"([^\"]*)\"|^[\"`]([a-z_-]+)[\"`]$")
	nodes(t, func(node ast.Node, _ string) {
		if literal, ok := node.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			for _, found := range classes.FindAllStringSubmatch(literal.Value, -1) {
				for _, name := range strings.FieldsFunc(found[1]+" "+found[2], func(r rune) bool { return r == ' ' || r == '$' }) {
					written[name] = true
				}
			}
		}
	})
	// Class names that the code puts together from parts.
	for _, name := range strings.Fields("red yellow green blue purple grey") {
		written["govuk-tag--"+name] = true
	}
	for _, name := range strings.Fields("problem--error problem--warning phase-discovery phase-alpha phase-private-beta phase-public-beta phase-live phase-retired") {
		written[name] = true
	}
	comments := regexp.MustCompile(`(?s)/\*.*?\*/`)
	for _, found := range regexp.MustCompile(`\.([a-z][a-zA-Z_-]+)`).FindAllStringSubmatch(comments.ReplaceAllString(styles, ""), -1) {
		if !written[found[1]] {
			t.Errorf("no page has the class %s", found[1])
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

func TestLabelsOfTheAxisDoNotRunIntoOneAnother(t *testing.T) {
	for most, want := range map[int64]int{32_500_000: 3, 140_000_000: 3, 4_000_000_00: 3} {
		labelled := 0
		c := chartOf([]overview.Month{{Month: "2026-10", Forecast: pence(most)}})
		last := -1
		for _, tick := range c.Ticks {
			if tick.Label == "" {
				continue
			}
			labelled++
			from, to := tick.X-tick.width()/2, tick.X+tick.width()/2
			if tick.Anchor == "end" {
				from, to = tick.X-tick.width(), tick.X
			}
			if from < last {
				t.Errorf("%d: %s begins at %d, and the one before ends at %d", most, tick.Label, from, last)
			}
			last = to
		}
		if labelled < want-1 {
			t.Errorf("%d: %d labels", most, labelled)
		}
	}
}
