package site

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// The dimensions of the trend chart, in units of its SVG viewBox.
const (
	trendWidth  = 300
	trendHeight = 130
	trendLeft   = 26
	trendRight  = 294
	trendTop    = 10
	trendBottom = 104
)

// trend writes the results of earlier days as two separate series: as each day was
// judged then, and as a replay judged it later.
func (s *site) trend(w html.Writer, m *member) {
	if len(m.kept)+len(m.again) == 0 {
		return
	}
	now := point{day: m.entry.AsOf, tally: m.rank.Tally, overall: m.entry.Overall, policies: policiesOf(m), problem: m.problem != ""}
	w.Put(`
<section>
<h2 class="govuk-heading-l">Trend</h2>`)
	if len(m.kept) > 0 {
		s.series(w, "then", "As judged then", "What each day’s own policies found. A dotted line marks other policies or figures than before.", append(slices.Clone(m.kept), now))
	}
	if len(m.again) > 0 {
		s.series(w, "again", "Judged again today", "What the policies of the replay find in what was declared on each day. Nothing of the other series is in it.", m.again)
	}
	w.Put(`
</section>`)
}

func policiesOf(m *member) string {
	d := m.entry.Digests
	return d.Policies + d.Params + d.Custom
}

// series writes one series as a line chart and as a table, under the heading title and
// a sentence about it. The chart needs two points; for one point there is only the
// table.
func (s *site) series(w html.Writer, id escape.HTML, title, about string, points []point) {
	w.Put(`
<h3 class="govuk-heading-m">$</h3>
<p class="govuk-body-s">$</p>`, escape.ForPage(title), escape.ForPage(about))
	if len(points) > 1 {
		line(w, id, points)
	}
	t := table{
		caption: title + ", by day", rows: len(points), columns: []column{{name: "Day"}, {name: "Standards"}, {name: "Errors", number: true}, {name: "Warnings", number: true}, {name: "Met", number: true}, {name: "Policies"}},
		row: func(i int) []cell {
			p := points[len(points)-1-i]
			if p.problem {
				return []cell{day(p.day, ""), text("Could not be judged"), text("–"), text("–"), text("–"), text("")}
			}
			changed := "As before"
			switch at := len(points) - 1 - i; {
			case at == 0:
				changed = "–"
			case points[at-1].policies != p.policies:
				changed = "Others than before"
			}
			return []cell{day(p.day, ""), colour(p.overall), count(p.tally.Errors), count(p.tally.Warnings), text(fmt.Sprintf("%d of %d", p.tally.Met(), p.tally.Asked())), text(changed)}
		},
	}
	t.show(w, 0, t.rows)
}

// scale maps days and counts to coordinates in the chart.
type scale struct {
	first, last calendar.Day
	most        int
}

func scaleOf(points []point) scale {
	s := scale{most: 1}
	s.first, _ = calendar.ParseDay(points[0].day)
	s.last, _ = calendar.ParseDay(points[len(points)-1].day)
	for _, p := range points {
		s.most = max(s.most, p.tally.Errors, p.tally.Warnings)
	}
	return s
}

func (s scale) x(day string) int {
	at, _ := calendar.ParseDay(day)
	return trendLeft + int(at-s.first)*(trendRight-trendLeft)/max(int(s.last-s.first), 1)
}

func (s scale) y(n int) int { return trendBottom - n*(trendBottom-trendTop)/s.most }

// line draws the numbers of errors and warnings over time.
func line(w html.Writer, id escape.HTML, points []point) {
	s := scaleOf(points)
	w.Put(`
<figure class="trend">
<svg viewBox="0 0 $ $" role="img" aria-labelledby="trend-$-title trend-$-about" focusable="false">
<title id="trend-$-title">Errors and warnings by day</title>
<desc id="trend-$-about">A solid line for errors, a dashed line for warnings. The same numbers are in the table below.</desc>`,
		html.Number(trendWidth), html.Number(trendHeight), id, id, id, id)
	for _, n := range []int{0, s.most} {
		w.Put(`
<line class="grid" x1="$" x2="$" y1="$" y2="$"/>
<text x="0" y="$" dy="4">$</text>`, html.Number(trendLeft), html.Number(trendRight), html.Number(s.y(n)), html.Number(s.y(n)), html.Number(s.y(n)), html.Number(n))
	}
	for i, p := range points[1:] {
		if p.policies != points[i].policies {
			x := html.Number(s.x(p.day))
			w.Put(`
<line class="policies" x1="$" x2="$" y1="$" y2="$"/>`, x, x, html.Number(trendTop-6), html.Number(trendBottom))
		}
	}
	s.polyline(w, "warnings", "square", points, func(t scorecard.Tally) int { return t.Warnings })
	s.polyline(w, "errors", "dot", points, func(t scorecard.Tally) int { return t.Errors })
	w.Put(`
<text x="$" y="$">$</text>
<text x="$" y="$" text-anchor="end">$</text>
</svg>
<figcaption class="govuk-body-s"><span class="key key--errors"></span> Errors, solid <span class="key key--warnings"></span> Warnings, dashed</figcaption>
</figure>`, html.Number(trendLeft), html.Number(trendHeight-8), shortDay(points[0].day), html.Number(trendRight), html.Number(trendHeight-8), shortDay(points[len(points)-1].day))
}

// polyline draws one line with a marker for each point. The function of returns the
// number to draw from the tally of a point. look and mark are the CSS classes of the
// line and of the markers. A day that could not be judged leaves a gap.
func (s scale) polyline(w html.Writer, look, mark escape.HTML, points []point, of func(scorecard.Tally) int) {
	last := -1
	for i, p := range points {
		if p.problem {
			last = -1
			continue
		}
		x, y := html.Number(s.x(p.day)), html.Number(s.y(of(p.tally)))
		if last >= 0 {
			before := points[last]
			w.Put(`
<path class="$" d="M$ $L$ $"/>`, look, html.Number(s.x(before.day)), html.Number(s.y(of(before.tally))), x, y)
		}
		w.Put(`
<circle class="$" cx="$" cy="$" r="2.5"/>`, mark, x, y)
		last = i
	}
}

func shortDay(d string) html.Escaped {
	at, ok := calendar.ParseDay(d)
	if !ok {
		return escape.HTML("")
	}
	return escape.HTML(fmt.Sprintf("%d %s %d", at.DayOfMonth(), at.Month().Number().String()[:3], at.Month().Year()))
}

// shades are the parts of the bar of colours, in order.
func shades() []struct {
	look, word escape.HTML
	is         scorecard.RAG
} {
	return []struct {
		look, word escape.HTML
		is         scorecard.RAG
	}{
		{"red", "red", scorecard.Red}, {"amber", "amber", scorecard.Amber}, {"green", "green", scorecard.Green}, {"grey", "not assessed", scorecard.Unjudged}, {"grey", "not asked", ""},
	}
}

// bar writes how many groups have each colour, in words and as a bar. colours has these
// numbers. members is the number of groups with a current card, and quiet the number of
// groups without one.
func bar(w html.Writer, colours map[scorecard.RAG]int, members, quiet int) {
	w.Put(`
<p class="govuk-body">Standards overall:`)
	said := false
	for _, shade := range shades() {
		if n := colours[shade.is]; n > 0 {
			w.Put(`$ $ $`, when(said, ","), html.Number(n), shade.word)
			said = true
		}
	}
	if quiet > 0 {
		w.Put(`, $ not heard from: not known`, html.Number(quiet))
	}
	w.Put(`.</p>`)
	if colours[""] == members {
		return
	}
	w.Put(`
<svg class="spread" viewBox="0 0 1000 28" preserveAspectRatio="none" aria-hidden="true" focusable="false">`)
	x := 0
	part := func(look escape.HTML, n int) {
		if width := n * 1000 / (members + quiet); width > 0 {
			w.Put(`<rect class="$" x="$" y="0" width="$" height="28"/>`, look, html.Number(x), html.Number(max(width-3, 1)))
			x += width
		}
	}
	for _, shade := range shades() {
		part(shade.look, colours[shade.is])
	}
	part("unknown", quiet)
	w.Put(`</svg>`)
}
