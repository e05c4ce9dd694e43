package declaration_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestUnknownKeysComeWithASuggestion(t *testing.T) {
	tests := map[string]struct{ text, fault, remedy string }{
		"at the top":        {"servces: []\n", "shape servces 2:1 `servces` is not a key we know at the top level of a declaration.", "Did you mean `services`? Write `services:` in place of `servces:`."},
		"in a group":        {"group: {fonded: 2026-01-01}\n", "shape group.fonded 2:9 `fonded` is not a key we know in group.", "Did you mean `founded`? Write `founded: 2026-01-01`."},
		"in other letters":  {"group: {Name: Soil}\n", "shape group.Name 2:9 `Name` is not a key we know in group.", "Did you mean `name`? Write `name: Soil`."},
		"in an entry":       {"services:\n  - id: a\n    transactionl: true\n", "shape services[0].transactionl 4:5 `transactionl` is not a key we know in service.", "Did you mean `transactional`? Write `transactional: true`."},
		"in a post":         {"group: {lead: {role: Lead, mail: x@example.gov.uk}}\n", "shape group.lead.mail 2:28 `mail` is not a key we know in lead.", "Did you mean `email`? Write `email: x@example.gov.uk`."},
		"in a month":        {"finance: {months: {2026-04: {actul: 5}}}\n", "shape finance.rows[0].actul 2:30 `actul` is not a key we know in a month of finance.", "Did you mean `actual`? Write `actual: 5`."},
		"like nothing else": {"group: {colour: blue}\n", "shape group.colour 2:9 `colour` is not a key we know in group.", "Look the name up in the guide to declaring and write that one; if there is none, keep it as a note on a line of its own: `# colour: blue`."},
		"very short":        {"group: {x: 1}\n", "shape group.x 2:9 `x` is not a key we know in group.", "Look the name up in the guide to declaring and write that one; if there is none, keep it as a note on a line of its own: `# x: 1`."},
		"blank":             {"group: {'': 1}\n", "shape group.(blank) 2:9 `(blank)` is not a key we know in group.", "Look the name up in the guide to declaring and write that one; if there is none, keep it as a note on a line of its own: `# (blank): 1`."},
		"the merge key":     {"group: {<<: {id: x}}\n", "shape group.<< 2:9 `<<` copies keys from another place, which is not read here.", "Write the keys out."},
		"at the very top":   {"<<: {group: {id: x}}\n", "shape << 2:1 `<<` copies keys from another place, which is not read here.", "Write the keys out."},
		"deep in figures":   {"group: {params: {fresh: {<<: {a: 1}}}}\n", "shape group.params.fresh.<< 2:26 `<<` copies keys from another place, which is not read here.", "Write the keys out."},
		"the quoted merge":  {"group: {'<<': {id: x}}\n", "shape group.<< 2:9 `<<` is not a key we know in group.", "Look the name up in the guide to declaring and write that one; if there is none, keep it as a note on a line of its own: `# <<: {id: x}`."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := one(t, test.text)
			want(t, d, test.fault)
			if diff := cmp.Diff([]string{test.remedy}, remedies(d)); diff != "" {
				t.Error(diff)
			}
			if d.ID != "folder" {
				t.Errorf("the id is %q", d.ID)
			}
		})
	}
}

func TestAnUnknownKeyLeavesTheKeyItWasMeantToBeAbsent(t *testing.T) {
	d := one(t, "services: [{id: a, onwer: {role: Head}}]\n")
	holds(t, d, map[string]string{"services[0].owner": "{}", "services[0].owner.count": "0"})
}

func TestValuesOfTheWrongType(t *testing.T) {
	const setOfKeys = "Write each key on a line of its own, indented, as `key: value`."
	const post = "Write it as `{role: Head of Permitting, email: permitting@example.gov.uk}`."
	const alone = "Write the value alone on the line."
	tests := map[string]struct{ text, fault, remedy string }{
		"a text for a section":     {"group: soil\n", "shape group 2:8 `group` should be a set of keys and values, but a text is written.", setOfKeys},
		"a list for a section":     {"group: [id]\n", "shape group 2:8 `group` should be a set of keys and values, but a list is written.", setOfKeys},
		"a text for a list":        {"services: soil\n", "shape services 2:11 `services` should be a list, but `soil` is written.", "Write `services: [{id: soil, name: soil}]`."},
		"a map for a list":         {"services: {id: a}\n", "shape services 2:11 `services` should be a list, but a set of keys and values is written.", "Write `services: [{id: a}]`."},
		"a text for an entry":      {"services: [soil]\n", "shape services[0] 2:12 An entry of `services` should be a set of keys and values, but a text is written.", "Write `- {id: soil, name: soil}`."},
		"a list for an entry":      {"services:\n  - [a]\n", "shape services[0] 3:5 An entry of `services` should be a set of keys and values, but a list is written.", setOfKeys},
		"a text for references":    {"services: [{id: a, outcomes: b}]\n", "shape services[0].outcomes 2:30 `outcomes` should be a list, but `b` is written.", "Write `outcomes: [b]`."},
		"a list for a text":        {"group: {name: [Soil]}\n", "shape group.name 2:15 `name` should be a text, but a list is written.", alone},
		"a map for a text":         {"group:\n  name: {en: Soil}\n", "shape group.name 3:9 `name` should be a text, but a set of keys and values is written.", alone},
		"a list for a date":        {"group: {founded: [2026-01-01]}\n", "shape group.founded 2:18 `founded` should be a date, but a list is written.", alone},
		"a map for an amount":      {"group: {delegated_limit: {a: 1}}\n", "shape group.delegated_limit 2:26 `delegated_limit` should be an amount in pounds, but a set of keys and values is written.", alone},
		"a list for true or false": {"services: [{id: a, transactional: [true]}]\n", "shape services[0].transactional 2:35 `transactional` should be true or false, but a list is written.", alone},
		"a list for a count":       {"team: {size: [3]}\n", "shape team.size 2:14 `size` should be a whole number, but a list is written.", alone},
		"a list for a lead":        {"group: {lead: [{role: A}]}\n", "shape group.lead 2:15 `lead` should be a post with a `role` and an `email`, but a list is written.", post},
		"a text for a lead":        {"group: {lead: Head of Soil}\n", "shape group.lead 2:15 `lead` should be a post with a `role` and an `email`, but a text is written.", "Write `lead: {role: Head of Soil, email: permitting@example.gov.uk}`, with the post's own mailbox."},
		"yes":                      {"services: [{id: a, transactional: yes}]\n", "shape services[0].transactional 2:35 `transactional` should be true or false, but `yes` is written.", "Write `transactional: true`."},
		"NO":                       {"services: [{id: a, transactional: NO}]\n", "shape services[0].transactional 2:35 `transactional` should be true or false, but `NO` is written.", "Write `transactional: false`."},
		"1 for true":               {"services: [{id: a, transactional: 1}]\n", "shape services[0].transactional 2:35 `transactional` should be true or false, but `1` is written.", "Write `transactional: true`."},
		"a tag of one's own":       {"group: {name: !secret soil}\n", "shape group.name 2:15 The tag `!secret` has no meaning here.", "Remove the tag and write the value alone."},
		"binary":                   {"group: {name: !!binary aGVsbG8=}\n", "shape group.name 2:15 The tag `!!binary` has no meaning here.", "Remove the tag and write the value alone."},
		"a tag on a section":       {"services: !include services.yaml\n", "shape services 2:11 The tag `!include` has no meaning here.", "Remove the tag and write the value alone."},
		"a missing id":             {"services:\n  - name: A\n", "shape services[0].id 3:5 `id` is missing here.", "Add an id, such as `id: a`."},
		"a blank id":               {"services:\n  - name: A\n    id:\n", "shape services[0].id 4:5 `id` is missing here.", "Add an id, such as `id: a`."},
		"an empty id":              {"services:\n  - name: A\n    id: ' '\n", "shape services[0].id 4:5 `id` is missing here.", "Add an id, such as `id: a`."},
		"a blank day of a phase":   {"services: [{id: a, phases: [{phase: live, from: }]}]\n", "shape services[0].phases[0].from 2:43 `from` is missing here.", "Add `from`."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := one(t, test.text)
			want(t, d, test.fault)
			if diff := cmp.Diff([]string{test.remedy}, remedies(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAWrongValueIsAsIfItHadNotBeenWritten(t *testing.T) {
	d := one(t, "group: {name: [Soil], lead: Head, founded: soon, status: asleep}\nservices: {id: a}\n")
	holds(t, d, map[string]string{
		"group.name": `""`, "group.lead.role": `""`, "group.lead.count": "0", "group.founded": `""`, "group.founded_day": "null", "group.status": `"active"`, "services": "[]",
	})
}

func TestNothingMayStandAnywhere(t *testing.T) {
	for _, null := range []string{"", "~", "null", "NULL"} {
		t.Run("as "+null, func(t *testing.T) {
			d := one(t, "group: "+null+"\nservices: "+null+"\nlegacy: "+null+"\nfinance:\n  months: "+null+"\n  files: "+null+"\n  forecast_updated: "+null+
				"\nteam:\n  size: "+null+"\nroadmap:\n  items:\n    - "+null+"\nservices_complete: "+null+"\noutcomes:\n  - id: a\n    owner: "+null+"\n    title: "+null+
				"\n    priority: "+null+"\n    measures:\n      - id: m\n        baseline: "+null+"\nspend:\n  - id: s\n    amount: "+null+"\n    committed_on: "+null+"\n")
			want(t, d)
			holds(t, d, map[string]string{
				"group.packs": `["guide"]`, "services": "[]", "finance.rows": "[]", "team.size": "null", "services_complete": "null", "outcomes[0].owner.role": `""`,
				"outcomes[0].priority": "null", "spend[0].amount_pence": "null", "spend[0].committed_on_day": "null", "roadmap.items[0].title": `""`,
			})
		})
	}
}

func TestAPostIsOnePost(t *testing.T) {
	tests := map[string]struct {
		owner, role, count string
		faults             []string
	}{
		"a post":           {"{role: Head of Permitting}", `"Head of Permitting"`, "1", nil},
		"a list of one":    {"[{role: Head of Permitting}]", `"Head of Permitting"`, "1", nil},
		"two posts":        {"[{role: Head of A}, {role: Head of B}]", `""`, "2", nil},
		"a list of lists":  {"[[{role: Head}]]", `""`, "0", []string{"shape services[0].owner 4:13 `owner` should be a post with a `role` and an `email`, but a list is written."}},
		"two, one wrong":   {"[{role: Head of A, emial: a}, B]", `""`, "2", []string{"shape services[0].owner.emial 4:31 `emial` is not a key we know in owner.", "shape services[0].owner 4:42 `owner` should be a post with a `role` and an `email`, but a text is written."}},
		"an empty list":    {"[]", `""`, "0", nil},
		"an empty map":     {"{}", `""`, "0", nil},
		"nothing":          {"", `""`, "0", nil},
		"an empty text":    {"''", `""`, "0", nil},
		"TBC":              {"TBC", `""`, "0", []string{"placeholder services[0].owner 4:12 `TBC` stands where a value should be, so we count it as not given."}},
		"a team":           {"{role: team}", `""`, "1", []string{"placeholder services[0].owner.role 4:19 `team` stands where a value should be, so we count it as not given."}},
		"a text":           {"Head of Permitting", `""`, "0", []string{"shape services[0].owner 4:12 `owner` should be a post with a `role` and an `email`, but a text is written."}},
		"only unknown":     {"{name: X}", `""`, "0", []string{"shape services[0].owner.name 4:13 `name` is not a key we know in owner."}},
		"another's email":  {"{role: Head, email: nobody}", `"Head"`, "1", []string{"placeholder services[0].owner.email 4:32 `nobody` stands where a value should be, so we count it as not given."}},
		"no email address": {"{role: Head, email: head}", `"Head"`, "1", []string{"shape services[0].owner.email 4:32 `email` should be an email address, but `head` is written."}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := one(t, "services:\n  - id: a\n    owner: "+test.owner+"\n")
			want(t, d, test.faults...)
			holds(t, d, map[string]string{"services[0].owner.role": test.role, "services[0].owner.count": test.count})
		})
	}
}

func TestATextMayStandForAPostWhereSomeoneDecided(t *testing.T) {
	d := one(t, "services: [{id: a, assessment: {decided_by: Lead assessor}}, {id: b, assessment: {decided_by: {role: Lead assessor}}}, {id: c, assessment: {decided_by: tbc}}]\n")
	want(t, d, "placeholder services[2].assessment.decided_by 2:153 `tbc` stands where a value should be, so we count it as not given.")
	holds(t, d, map[string]string{
		"services[0].assessment.decided_by.role": `"Lead assessor"`, "services[1].assessment.decided_by.role": `"Lead assessor"`, "services[2].assessment.decided_by.role": `""`,
	})
}

func TestOneMayStandForAListOfOne(t *testing.T) {
	d := one(t, "finance: {forecast_updated: 2026-11-05}\nlegacy: None\n")
	want(t, d)
	holds(t, d, map[string]string{"finance.forecast_updated": `["2026-11-05"]`, "finance.forecast_updated_days": "[20762]", "legacy": "[]"})
	d = one(t, "finance: {forecast_updated: [2026-10-05, 5 November, TBC]}\n")
	want(t, d,
		"date finance.forecast_updated[1] 2:42 `5 November` is not a date we can read.",
		"placeholder finance.forecast_updated[2] 2:54 `TBC` stands where a value should be, so we count it as not given.",
	)
	holds(t, d, map[string]string{"finance.forecast_updated_days": "[20731 null null]"})
}

func TestReferencesReadAsWhatTheyStandFor(t *testing.T) {
	d := one(t, "group: {lead: &lead {role: Head of Soil, email: soil@example.gov.uk}}\nservices:\n  - {id: a, owner: *lead}\n  - {id: b, owner: *lead}\n")
	want(t, d)
	holds(t, d, map[string]string{"services[0].owner.role": `"Head of Soil"`, "services[1].owner.email": `"soil@example.gov.uk"`})
	if at := d.Locate(path("services[1].owner")).String(); at != single+":5:13" {
		t.Errorf("the owner is at %s", at)
	}
}

func TestFiguresOfTheGroupKeepTheirShape(t *testing.T) {
	d := one(t, "group:\n  params:\n    fresh: {roadmap: {warn_days: 90, ratio: 1.50, code: '010', other: 010, on: yes, is: True, when: 2026-04-01, much: 1e3, none: }}\n    list: [1, a, [b]]\n")
	want(t, d)
	holds(t, d, map[string]string{
		"group.params.fresh.roadmap": `{warn_days: 90, ratio: 1.5, code: "010", other: "010", on: "yes", is: true, when: "2026-04-01", much: "1e3", none: null}`,
		"group.params.list":          `[1 "a" ["b"]]`,
	})
}

func TestWhatOneGroupWritesIsNotInAnother(t *testing.T) {
	s := schema(t)
	empty := func() []string { return texts(&s.Load(rootOf("dgcheck: 1\n"), "folder").Document) }
	before := empty()
	for _, text := range []string{
		"group: {id: soil, lead: 5, contacts: []}\nservices: [{}, 5, {id: a}, {id: a, owner: [], phases: none}]\n",
		"finance: 5\npipeline: []\nroadmap: {items: [{}, {id: x, outcomes: [y]}]}\n",
		"finance: {months: {2026-04: {forecast: 1, actual: x}}}\npart_of: {group: soil, repository: DEFRA/soil}\n",
		"finance: {files: [f.csv, g.csv], months: 3}\noutcomes: [{id: o, measures: [{}]}]\n",
	} {
		root := rootOf("dgcheck: 1\n" + text)
		root["f.csv"] = &fstest.MapFile{Data: []byte("month,line,service,forecast,actual\n2026-04,staff,group,1,2\n")}
		s.Load(root, "folder")
	}
	if diff := cmp.Diff(before, empty()); diff != "" {
		t.Error(diff)
	}
}
