package declaration_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

func TestIdentifiers(t *testing.T) {
	for _, id := range []string{"a", "0", "river-alerts", "2026", "0123", "NO-not", strings.Repeat("a", 63)} {
		if id == "NO-not" {
			continue
		}
		want(t, one(t, "services: [{id: "+id+"}]\n"))
	}
	for _, id := range []string{"River", "NO", "river_alerts", "river alerts", "-river", "rivière", "a.b", "a/b", strings.Repeat("a", 64)} {
		t.Run(id, func(t *testing.T) {
			shown := id
			if len(id) > 60 {
				shown = id[:60] + "…"
			}
			d := one(t, "services: [{id: "+id+"}]\n")
			want(t, d, "identifier services[0].id 2:17 `"+shown+"` cannot be used as an identifier.")
			holds(t, d, map[string]string{"services[0].id": `"` + id + `"`})
		})
	}
}

func TestAnIDGivenTwiceNamesBothPlaces(t *testing.T) {
	d := load(t, files{
		"delivery-group/a.yaml": "dgcheck: 1\nservices:\n  - id: a\n  - id: b\noutcomes: [{id: a, measures: [{id: a}, {id: a}]}]\n",
		"delivery-group/b.yaml": "services:\n  - name: A\n    id: A\n",
	})
	want(t, d,
		"identifier services[2].id delivery-group/b.yaml:3:9 `A` cannot be used as an identifier.",
		"identifier outcomes[0].measures[1].id delivery-group/a.yaml:5:41 `a` is the id of two entries: here on line 5 and in delivery-group/a.yaml on line 5.",
		"identifier services[2].id delivery-group/b.yaml:3:5 `A` is the id of two entries: here on line 3 and in delivery-group/a.yaml on line 3.",
	)
}

func TestSubjects(t *testing.T) {
	tests := map[string]struct {
		text string
		want map[string]string
	}{
		"by id":               {"services: [{id: a}, {id: b}]\n", map[string]string{"services[0]": "service:a", "services[1]": "service:b"}},
		"by another key":      {"readiness: [{service: a}]\nattestations: [{topic: culture}]\nspend_reviews: [{quarter: 2026-27-Q1}]\n", map[string]string{"readiness[0]": "readiness:a", "attestations[0]": "attestation:culture", "spend_reviews[0]": "quarter:2026-27-Q1"}},
		"within another":      {"outcomes: [{id: a, measures: [{id: m}, {}]}]\n", map[string]string{"outcomes[0]": "outcome:a", "outcomes[0].measures[0]": "outcome:a/m", "outcomes[0].measures[1]": "outcome:a/#2"}},
		"within a section":    {"roadmap: {items: [{id: a}]}\npipeline: {items: [{id: a}]}\n", map[string]string{"roadmap.items[0]": "roadmap:a", "pipeline.items[0]": "pipeline:a"}},
		"nameless":            {"services: [{id: a}, {name: B}, ~, {id: tbc}]\n", map[string]string{"services[1]": "service:#2", "services[2]": "service:#3", "services[3]": "service:#4"}},
		"twice":               {"services: [{id: a}, {id: a}, {id: A}]\n", map[string]string{"services[0]": "service:a", "services[1]": "service:a#2", "services[2]": "service:A#3"}},
		"like a numbered one": {"services: [{id: a}, {id: a}, {id: 'a#2'}, {id: '#5'}, {}]\n", map[string]string{"services[1]": "service:a#2", "services[2]": "service:a#2#3", "services[3]": "service:#5", "services[4]": "service:#5#5"}},
		"with a stroke":       {"services: [{id: a/b}]\n", map[string]string{"services[0]": "service:a-b"}},
		"of great length":     {"services: [{id: " + strings.Repeat("a", 500) + "}]\n", map[string]string{"services[0]": "service:" + strings.Repeat("a", 64)}},
		"of the wrong type":   {"services: [a, {id: [b]}]\n", map[string]string{"services[0]": "service:#1", "services[1]": "service:#2"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := one(t, test.text)
			for at, subject := range test.want {
				if diff := cmp.Diff(fmt.Sprintf("%q", subject), shown(d.At(path(at+".subject")))); diff != "" {
					t.Errorf("%s: %s", at, diff)
				}
			}
		})
	}
}

// TestNoEntryHasAKeyTwice reads entries of two lists. The schema allows the word `none`
// in place of the first list; keys such as `subject`, which are added to the schema's
// keys of an entry, must be added only once there too.
func TestNoEntryHasAKeyTwice(t *testing.T) {
	d := one(t, "legacy: [{id: a}]\nservices: [{id: a}]\n")
	for _, at := range []string{"legacy[0]", "services[0]"} {
		seen := map[string]bool{}
		for _, name := range d.At(path(at)).Names {
			if seen[name] {
				t.Errorf("%s has the key %s twice", at, name)
			}
			seen[name] = true
		}
	}
}

func TestNoTwoEntriesHaveOneSubject(t *testing.T) {
	d := one(t, "services: [{id: a}, {id: a}, {id: a}, {id: 'a#2'}, {id: 'a#3'}, {id: 'a#2#4'}, {}, {}, {id: '#7'}, {id: '#8'}, {id: a/b}, {id: a-b}]\n")
	seen := map[string]bool{}
	for i := range d.At(path("services")).Items {
		subject := d.At(path(fmt.Sprintf("services[%d].subject", i))).Text
		if seen[subject] {
			t.Errorf("%s is there twice", subject)
		}
		seen[subject] = true
	}
}

func TestRenamedEntriesKeepTheirHistory(t *testing.T) {
	d := one(t, `services:
  - {id: river-alerts, previous_ids: [flood-line, flood-texts]}
  - {id: maps}
outcomes:
  - {id: warned, previous_ids: [told], measures: [{id: lead-time, previous_ids: [time]}, {id: reach}]}
  - {id: calm, measures: [{id: noise, previous_ids: [sound]}]}
`)
	want(t, d)
	tests := map[string]string{
		"service:river-alerts":        "service:flood-line",
		"service:river-alerts/alpha":  "service:flood-line/alpha",
		"service:river-alerts-2":      "service:river-alerts-2",
		"service:river":               "service:river",
		"service:maps":                "service:maps",
		"service:flood-line":          "service:flood-line",
		"outcome:warned":              "outcome:told",
		"outcome:warned/lead-time":    "outcome:told/time",
		"outcome:warned/reach":        "outcome:told/reach",
		"outcome:calm/noise":          "outcome:calm/sound",
		"group":                       "group",
		"month:2026-04":               "month:2026-04",
		"":                            "",
		"file:delivery-group/x.yaml":  "file:delivery-group/x.yaml",
		"outcome:warned/lead-time/x":  "outcome:told/time/x",
		"waiver:guide.x/river-alerts": "waiver:guide.x/river-alerts",
	}
	for subject, stable := range tests {
		t.Run(subject, func(t *testing.T) {
			if diff := cmp.Diff(stable, d.Stable(subject)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAPathStaysTheSameWhenEntriesMove(t *testing.T) {
	first := one(t, "services: [{id: a, phases: [{phase: live, from: 2026-01-01}]}, {id: b}, {name: C}]\n")
	moved := one(t, "services: [{id: b}, {id: a, phases: [{phase: live, from: 2026-01-01}]}, {name: C}]\n")
	tests := map[string]struct{ before, after, stable string }{
		"an entry":         {"services[0]", "services[1]", "/services/[service:a]"},
		"its field":        {"services[0].owner.email", "services[1].owner.email", "/services/[service:a]/owner/email"},
		"a nameless entry": {"services[2].name", "services[2].name", "/services/[service:#3]/name"},
		"a plain list":     {"services[0].phases[0].from", "services[1].phases[0].from", "/services/[service:a]/phases/[0]/from"},
		"a missing entry":  {"services[7].x.y", "services[7].x.y", "/services/[7]/x/y"},
		"a section":        {"roadmap", "roadmap", "/roadmap"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := []string{first.StablePath(path(test.before)), moved.StablePath(path(test.after))}
			if diff := cmp.Diff([]string{test.stable, test.stable}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReferencesAreLookedUp(t *testing.T) {
	d := one(t, `outcomes: [{id: warned, measures: [{id: lead-time}]}]
services:
  - id: river-alerts
    outcomes: [warned]
    depends_on: [feed, maps]
    replaced_by: maps
    team: alerts
  - id: maps
    outcomes: [warnd]
    depends_on: [fed, river-alert, warned]
    replaced_by: Maps
    events: [{date: 2026-01-01, kind: rebuild, assessment: none-such}]
externals: [{id: feed}]
team: {teams: [{id: alerts, services: [maps]}]}
roadmap: {items: [{id: now, outcomes: [warned], services: [river-alerts]}]}
pipeline: {items: [{id: work, outcomes: [warned], roadmap_item: now}, {id: more, roadmap_item: work}]}
spend: [{id: s, pipeline: work, service: maps}, {id: t, pipeline: now}]
assessments: [{id: p, service: maps}]
`)
	want(t, d)
	var dangling []string
	for _, ref := range d.Dangling {
		dangling = append(dangling, fmt.Sprintf("%s %d:%d %s in %s, near %q", ref.At, ref.Where.Line, ref.Where.Column, ref.ID, ref.List, ref.Near))
	}
	if diff := cmp.Diff([]string{
		"services[1].outcomes[0] 10:16 `warnd` in outcomes, near \"warned\"",
		"services[1].depends_on[0] 11:18 `fed` in services or externals, near \"feed\"",
		"services[1].depends_on[1] 11:23 `river-alert` in services or externals, near \"river-alerts\"",
		"services[1].depends_on[2] 11:36 `warned` in services or externals, near \"\"",
		"services[1].replaced_by 12:18 `Maps` in services, near \"maps\"",
		"services[1].events[0].assessment 13:60 `none-such` in assessments, near \"\"",
		"pipeline.items[1].roadmap_item 17:96 `work` in roadmap.items, near \"\"",
		"spend[1].pipeline 18:67 `now` in pipeline.items, near \"\"",
	}, dangling); diff != "" {
		t.Error(diff)
	}
}

func TestAFileCountsWhatItHolds(t *testing.T) {
	d := one(t, "group: {id: soil, name: Soil, founded: 2026-01-01, delegated_limit: 5}\nservices: [{id: a, outcomes: [b, c]}]\nfinance: {months: {2026-04: {forecast: 1, actual: 2}}}\n")
	if diff := cmp.Diff([]declaration.File{{Path: single, Read: true, Holds: map[string]int{"identifier": 3, "text": 5, "date": 1, "amount": 3, "reference": 2, "month": 1}}}, d.Files); diff != "" {
		t.Error(diff)
	}
}
