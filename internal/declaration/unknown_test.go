package declaration_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/yamltext"
	"github.com/DEFRA/dgcheck/policies"
)

// TestNumbersCutByACommaInBraces reads numbers that a comma in braces cuts. Each number
// must have a fault of its own and be unreadable; the rest of the entry must be read.
func TestNumbersCutByACommaInBraces(t *testing.T) {
	tests := map[string]struct {
		text, fault, remedy string
		values              map[string]string
	}{
		"a forecast": {
			"finance: {months: {2026-11: {forecast: 120,000}}}\n",
			"amount finance.rows[0].forecast 2:40 `120,000` needs quotes here: a comma ends a value inside braces.",
			"Write `\"120,000\"`, with the quotes, or `120000`.",
			map[string]string{"finance.rows[0].forecast_pence": "null"},
		},
		"two figures, several groups": {
			"finance:\n  months:\n    2026-11: {forecast: 1,200,000, actual: 5}\n",
			"amount finance.rows[0].forecast 4:25 `1,200,000` needs quotes here: a comma ends a value inside braces.",
			"Write `\"1,200,000\"`, with the quotes, or `1200000`.",
			map[string]string{"finance.rows[0].forecast_pence": "null", "finance.rows[0].actual_pence": "500"},
		},
		"noughts in both": {
			"finance:\n  months:\n    2026-11: {forecast: 120000, actual: 1,000,000.50}\n",
			"amount finance.rows[0].actual 4:41 `1,000,000.50` needs quotes here: a comma ends a value inside braces.",
			"Write `\"1,000,000.50\"`, with the quotes, or `1000000.50`.",
			map[string]string{"finance.rows[0].forecast_pence": "12000000", "finance.rows[0].actual_pence": "null"},
		},
		"a credit with a pound sign": {
			"finance: {months: {2026-11: {actual: -£4,200}}}\n",
			"amount finance.rows[0].actual 2:38 `-£4,200` needs quotes here: a comma ends a value inside braces.",
			"Write `\"-£4,200\"`, with the quotes, or `-£4200`.",
			nil,
		},
		"a credit in brackets": {
			"finance: {months: {2026-11: {actual: (4,200)}}}\n",
			"amount finance.rows[0].actual 2:38 `(4,200)` needs quotes here: a comma ends a value inside braces.",
			"Write `\"(4,200)\"`, with the quotes, or `(4200)`.",
			nil,
		},
		"the value of a piece of work": {
			"pipeline: {items: [{id: a, value: 180,000, spend_control: required}]}\n",
			"amount pipeline.items[0].value 2:35 `180,000` needs quotes here: a comma ends a value inside braces.",
			"Write `\"180,000\"`, with the quotes, or `180000`.",
			map[string]string{"pipeline.items[0].value_pence": "null", "pipeline.items[0].spend_control": `"required"`},
		},
		"a number of transactions": {
			"services: [{id: a, transactions_per_year: 350,000}]\n",
			"shape services[0].transactions_per_year 2:43 A comma ends a value inside braces, so `350,000` is cut in pieces.",
			"Write `350000`.",
			map[string]string{"services[0].transactions_per_year": "null"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := one(t, test.text)
			want(t, d, test.fault)
			if diff := cmp.Diff([]string{test.remedy}, remedies(d)); diff != "" {
				t.Error(diff)
			}
			holds(t, d, test.values)
		})
	}
}

// TestAdviceCarriesTheValue checks the remedies for unknown keys and wrong shapes: they
// give the line to write, with the entry's own values, and ask to delete nothing.
func TestAdviceCarriesTheValue(t *testing.T) {
	tests := map[string]struct{ text, remedy, hides string }{
		"until in a waiver":             {"waivers: [{rule: a.b, until: 2027-02-28}]\n", "Did you mean `expires`? Write `expires: 2027-02-28`.", "waivers[0].expires"},
		"retros":                        {"retros: {last: 2026-11-01}\n", "Did you mean `retrospectives`? Write `retrospectives:` in place of `retros:`.", "retrospectives"},
		"retros with a day alone":       {"retros: 2026-11-01\n", "Did you mean `retrospectives`? Write `retrospectives: {last: 2026-11-01}`.", "retrospectives"},
		"a column of the roadmap":       {"roadmap: {Now: [a]}\n", "Put these entries under `items`, each with `horizon: now`.", "roadmap.items"},
		"a month beside months":         {"finance: {Apr-26: {forecast: 5000}}\n", "Move it under `months`: `months: {2026-04: {forecast: 5000}}`.", "finance.rows"},
		"a sum beside months":           {"finance: {Apr-26: 5000}\n", "Move it under `months`: `months: {2026-04: {forecast: 5000}}`, or with `actual` if it has been spent.", "finance.rows"},
		"a sum for a month":             {"finance: {months: {2026-04: 5000}}\n", "Write `2026-04: {forecast: 5000}`, or with `actual` if it has been spent.", ""},
		"months by another name":        {"finance: {monthly: {2026-04: {forecast: 5000}}}\n", "Did you mean `months`? Write `months:` in place of `monthly:`.", "finance.rows"},
		"a target on an outcome":        {"outcomes: [{id: a, target: 1500}]\n", "Move `target: 1500` into the entry of `measures` that it belongs to.", "outcomes[0].measures"},
		"the title of a post":           {"group: {lead: {title: Head of Soil, email: soil@example.gov.uk}}\n", "Did you mean `role`? Write `role: Head of Soil`.", "group.lead.role"},
		"a budget of a month":           {"finance: {months: {2026-04: {budget: 5000}}}\n", "Did you mean `forecast`? Write `forecast: 5000`.", "finance.rows[0].forecast"},
		"the phase of a service":        {"services: [{id: a, phase: alpha}]\n", "Did you mean `phases`? Write `phases: [{phase: alpha, from: 2026-04-01}]`, with the day on which it began.", "services[0].phases"},
		"a section in the singular":     {"outcome: [{id: a}]\n", "Did you mean `outcomes`? Write `outcomes:` in place of `outcome:`.", "outcomes"},
		"two owners":                    {"services: [{id: a, owners: {role: Head}}]\n", "Did you mean `owner`? Write `owner:` in place of `owners:`.", "services[0].owner"},
		"a section inside another":      {"group:\n  outcomes: [{id: a}]\n", "`outcomes` belongs at the top level: begin its line without blanks in front, and keep what it holds.", "outcomes"},
		"A1: a number cut by a comma":   {"finance: {months: {2026-11: {forecast: 45,00}}}\n", "Write the number without the comma: `forecast: 4500`, or `forecast: 45.00` if the comma stands for a point.", "finance.rows[0].forecast"},
		"A1: thousands after thousands": {"finance: {months: {2026-11: {actual: 1200,000}}}\n", "Write the number without the comma: `actual: 1200000`.", "finance.rows[0].actual"},
		"A1: thousands in a text":       {"services: [{id: a, name: Reach 1,000 farms}]\n", "Put quotes around the whole value: `name: \"Reach 1,000 farms\"`.", "services[0].name"},
		"points for thousands":          {"finance: {months: {2026-11: {forecast: 1.234,50}}}\n", "Write 1234.50, with a point in front of the pence and nothing between the thousands.", ""},
		"points and thousands":          {"finance: {months: {2026-11: {forecast: 1.5,000}}}\n", "Write `forecast` with plain digits and no comma, and a point only in front of pence.", "finance.rows[0].forecast"},
		"beside an empty section":       {"pipeline:\nupdated: 2026-11-16\n", "Write `updated: 2026-11-16` with 2 spaces in front, so that it stands below `pipeline`.", "pipeline.updated"},
		"a list beside an empty key":    {"roadmap:\nitems:\n  - {id: a}\n", "Put two more spaces in front of this line, and of those that belong to it, so that it stands below `roadmap`.", "roadmap.items"},
		"beside an empty post":          {"services:\n  - id: a\n    owner:\n    role: Head of Soil\n", "Write `role: Head of Soil` with 6 spaces in front, so that it stands below `owner`.", "services[0].owner.role"},
		"beside an empty list":          {"services:\n  - id: a\n    phases:\n    phase: alpha\n", "Write `- phase: alpha` with 6 spaces in front, so that it stands below `phases`.", "services[0].phases"},
		"a key of one other section":    {"updated: 2026-11-16\n", "Move it under `pipeline`: `pipeline: {updated: 2026-11-16}`.", "pipeline.updated"},
		"a key of two sections":         {"last: 2026-11-13\n", "Move it under the key that it belongs to, `performance_reviews` or `retrospectives`.", "performance_reviews.last"},
		"a reference by another name":   {"spend: [{id: a, pipelne: b}]\n", "Did you mean `pipeline`? Write `pipeline: b`.", "spend[0].pipeline"},
		"an id by another name":         {"outcomes: [{idd: more-trees}]\n", "Did you mean `id`? Write `id: more-trees`.", "outcomes[0].id"},
		"finance files in a word":       {"finance: {files: figures.csv}\n", "Write `files: [figures.csv]`.", "finance.rows"},
		"finance files by another name": {"finance: {csv: [figures.csv]}\n", "Did you mean `files`? Write `files:` in place of `csv:`.", "finance.rows"},
		"months at the top level":       {"months: {2026-04: {forecast: 5000}}\n", "Move it under `finance`: `finance: {months: {2026-04: {forecast: 5000}}}`.", "finance.rows"},
		"phases by name":                {"services: [{id: a, phases: {alpha: 2026-08-03, live: 2026-10-01}}]\n", "Write `phases: [{phase: alpha, from: 2026-08-03}, {phase: live, from: 2026-10-01}]`.", ""},
		"one phase without a hyphen":    {"services: [{id: a, phases: {phase: alpha, from: 2026-08-03}}]\n", "Write `phases: [{phase: alpha, from: 2026-08-03}]`.", ""},
		"one entry without a hyphen":    {"spend: {id: sp-1, pipeline: alpha}\n", "Write `spend: [{id: sp-1, pipeline: alpha}]`.", ""},
		"entries by their ids":          {"outcomes: {more-trees: {title: More trees}}\n", "Begin each entry with a hyphen and its id: `- id: more-trees`, and its other keys below, lined up with `id`.", ""},
		"another column of the roadmap": {"roadmap: {In progress: [{id: a}]}\n", "Put these entries under `items`, each with a `horizon`: now, next, later or done.", "roadmap.items"},
		"work under a heading":          {"pipeline: {This quarter: [{id: a}]}\n", "Put these entries under `items`.", "pipeline.items"},
		"the lead of a service":         {"services: [{id: a, lead: {role: Head}}]\n", "Did you mean `owner`? Write `owner:` in place of `lead:`.", "services[0].owner"},
		"depends on none":               {"services: [{id: a, depends_on: none}]\n", "Write `depends_on: []`.", ""},
		"no improvements":               {"services: [{id: a, improvements: none}]\n", "Write `improvements: []`.", ""},
		"no spending":                   {"spend: none\n", "Write `spend: []`.", ""},
		"no governance":                 {"governance: none\n", "Write `governance: {}`.", ""},
		"no ageing systems, in braces":  {"legacy: {}\n", "Write `legacy: none`.", ""},
		"several ids in a text":         {"services: [{id: a, outcomes: 'one, two'}]\n", "Write `outcomes: [one, two]`.", ""},
		"a repository by its address":   {"services: [{id: a, repos: 'https://github.com/DEFRA/x'}]\n", "Write `repos: [DEFRA/x]`.", ""},
		"repositories by address":       {"services: [{id: a, repos: ['https://github.com/DEFRA/x.git']}]\n", "Write `DEFRA/x`.", ""},
		"a choice in a list":            {"services: [{id: a, users: [public, internal]}]\n", "Write one of: public, internal, both.", ""},
		"half a person":                 {"team: {size: 12.5}\n", "Write a whole number, without a point.", ""},
		"a number for the team":         {"team: 12\n", "Write `team: {size: 12}`.", ""},
		"the subject of a waiver":       {"waivers: [{rule: a.b, scope: 'service:felling'}]\n", "Write `scope: {service: felling}`.", ""},
		"the month of a waiver":         {"waivers: [{rule: a.b, scope: 2026-11}]\n", "Write `scope: {month: 2026-11}`.", ""},
		"an improvement in words":       {"services: [{id: a, improvements: [Larger maps]}]\n", "Write `- {date: 2026-04-01, summary: Larger maps}`, with its own day.", ""},
		"an improvement's day":          {"services: [{id: a, improvements: 2026-11-01}]\n", "Write `improvements: [{date: 2026-11-01}]`.", ""},
		"a list of one retrospective":   {"retrospectives: [2026-11-06]\n", "Write `retrospectives: {last: 2026-11-06}`.", ""},
		"a text cut by a comma":         {"services: [{id: a, name: Felling, replanting and more}]\n", "Put quotes around the whole value: `name: \"Felling, replanting and more\"`.", "services[0].name"},
		"thousands with a letter":       {"finance: {months: {2026-11: {forecast: 1,200k}}}\n", "Write the sum out in pounds: 1200000.", "finance.rows[0].forecast"},
		"an alias beside its key":       {"retrospectives: {last: 2026-11-06, date: 2026-11-07}\n", "`last` stands here already. If this belongs there, put it in its place; then take this key out.", "retrospectives.last"},
		"a near key beside its key":     {"services: [{id: a, owner: {role: Head}, owners: {role: Chief}}]\n", "`owner` stands here already. If this belongs there, put it in its place; then take this key out.", "services[0].owner"},
		"a day of an approval":          {"waivers: [{rule: a.b, approved: 2026-11-20}]\n", "Did you mean `approved_on`? Write `approved_on: 2026-11-20`.", "waivers[0].approved_on"},
		"who approved":                  {"waivers: [{rule: a.b, approved: Director}]\n", "Did you mean `approved_by`? Write `approved_by: {role: Director, email: permitting@example.gov.uk}`, with the post's own mailbox.", "waivers[0].approved_by"},
		"two leads":                     {"group: {lead: [{role: Head of Soil}, {role: Chief}]}\n", "Keep one of these posts, and write it without a hyphen.", ""},
		"an id that is too long":        {"outcomes: [{id: " + strings.Repeat("a", 64) + "}]\n", "Use small letters, digits and hyphens, beginning with a letter or digit, at most 63 characters.", ""},
		"yes for true or a list":        {"pipeline: {items: [{id: a, existing_services_considered: yes}]}\n", "Write `existing_services_considered: true`.", ""},
		"a map for true or a list":      {"pipeline: {items: [{id: a, existing_services_considered: {by: us}}]}\n", "Write true or false, or list the names in square brackets.", ""},
		"a team in words":               {"team: {teams: [Soil team]}\n", "Write `- {id: soil-team}`.", ""},
		"another group by its id":       {"group: {coordinates_with: [flood-resilience]}\n", "Write `- {group: flood-resilience}`.", ""},
		"a post in a list":              {"agreements: [{id: a, escalation: [Deputy director]}]\n", "Write `- {role: Deputy director, email: permitting@example.gov.uk}`, with the post's own mailbox.", ""},
		"a day without its ending":      {"agreements: [{id: a, agreed: 2026-10-01}]\n", "Did you mean `agreed_on`? Write `agreed_on: 2026-10-01`.", "agreements[0].agreed_on"},
		"an address without its ending": {"services: [{id: a, accessibility: {statement: 'https://example.gov.uk/a'}}]\n", "Did you mean `statement_url`? Write `statement_url: https://example.gov.uk/a`.", "services[0].accessibility.statement_url"},
		"a text cut by two commas":      {"services: [{id: a, name: Felling, replanting, and more}]\n", "Put quotes around the whole value: `name: \"Felling, replanting, and more\"`.", "services[0].name"},
		"a text cut at other places":    {"services: [{id: a, name: Felling,replanting ,more}]\n", "Put quotes around the whole value: `name: \"Felling,replanting, more\"`.", "services[0].name"},
		"a backslash in a cut text":     {"services: [{id: a, name: C:\\new, and more}]\n", "Put quotes around the whole value: `name: 'C:\\new, and more'`.", "services[0].name"},
		"quotes in a cut text":          {"services: [{id: a, name: The \"old\" forest, and it's heath}]\n", "Put quotes around the whole value: `name: 'The \"old\" forest, and it''s heath'`.", "services[0].name"},
		"a long text cut by a comma":    {"services: [{id: a, name: 'x'}, {id: b, name: Felling and replanting of all the forests of the north, the heath and more}]\n", "Put quotes around the whole value, from `Felling and replanting of all the forests of the north` to the end of `the heath and more`.", "services[1].name"},
		"a number cut in three":         {"finance: {months: {2026-11: {forecast: 12,34,567}}}\n", "Write `forecast` with plain digits and no comma, and a point only in front of pence.", "finance.rows[0].forecast"},
		"a list for the pipeline":       {"pipeline:\n  - {id: a}\n", "Put the list under `items`: write `pipeline:`, below it `  items:`, and the entries below that, each two blanks further in.", ""},
		"No ageing systems":             {"legacy: No\n", "Write `legacy: none`.", ""},
		"a scope in a word":             {"waivers: [{rule: a.b, scope: felling}]\n", "Write `scope: {service: felling}` for a service, or the same with `item` in place of `service` for a piece of work.", ""},
		"a retrospective's day":         {"retrospectives: 2026-11-01\n", "Write `retrospectives: {last: 2026-11-01}`.", ""},
		"a percentage":                  {"outcomes: [{id: a, measures: [{id: m, baseline: 82%}]}]\n", "Write `baseline: 82`.", ""},
		"no space after a colon":        {"services:\n  - id:soil-checks\n", "Put a space after the colon: `id: soil-checks`.", ""},
		"thousands":                     {"team:\n  size: 1,250\n", "Write `size: 1250`.", ""},
		"no":                            {"services: [{id: a, transactional: no}]\n", "Write `transactional: false`.", ""},
		"an outcome in words":           {"outcomes: [More trees planted]\n", "Write `- {id: more-trees-planted, title: More trees planted}`.", ""},
		"a long outcome in words":       {"outcomes: [More trees planted in the north and in the south of all England]\n", "Write `- {id: more-trees-planted-in-the-north-and-in-the-south-of-all-england, title: …}`, with the text that is written here now in place of `…`.", ""},
		"a share for a number":          {"team: {civil_servants: 50%}\n", "Write how many there are, as a whole number, and not a share.", ""},
		"a decimal comma":               {"outcomes: [{id: a, measures: [{id: m, baseline: 12,5}]}]\n", "Write the number without the comma: `baseline: 125`, or `baseline: 12.5` if the comma stands for a point.", "outcomes[0].measures[0].baseline"},
		"a branch of a repository":      {"services: [{id: a, repos: 'https://github.com/DEFRA/x/tree/main'}]\n", "Write `repos: [DEFRA/x]`.", ""},
		"a tab of a repository":         {"services: [{id: a, repos: ['https://github.com/DEFRA/x/issues?q=a']}]\n", "Write `DEFRA/x`.", ""},
		"an address without its start":  {"services: [{id: a, url: www.gov.uk/soil}]\n", "Write `https://www.gov.uk/soil`.", ""},
		"an address that is not safe":   {"services: [{id: a, url: 'http://www.gov.uk/soil'}]\n", "Write `https://www.gov.uk/soil`.", ""},
		"no address":                    {"services: [{id: a, url: see the wiki}]\n", "Write the full address, beginning with https://.", ""},
		"improvements by their days":    {"services: [{id: a, improvements: {2026-10-01: Faster, 2026-11-01: 'Larger, wider maps'}}]\n", "Write `improvements: [{date: 2026-10-01, summary: Faster}, {date: 2026-11-01, summary: \"Larger, wider maps\"}]`.", ""},
		"a whole number with a point":   {"team: {size: 12.0}\n", "Write `size: 12`.", ""},
		"a month without its year":      {"finance: {April: 30,000}\n", "Move it under `months` with its year, as in `months: {2026-04: {forecast: \"30,000\"}}`, or with `actual` if it has been spent.", "finance.rows"},
		"an id in words":                {"outcomes: [{id: More trees}]\n", "Write `more-trees`, or another id of small letters, digits and hyphens.", ""},
		"an id of signs":                {"outcomes: [{id: '!'}]\n", "Use small letters, digits and hyphens, beginning with a letter or digit, at most 63 characters.", ""},
		"an entry without an id":        {"services: [{name: Apply for a woodland grant}]\n", "Add an id, such as `id: apply-for-a-woodland-grant`.", ""},
		"like nothing else":             {"outcomes: [{id: a, budget_2027: 120000}]\n", "Look the name up in the guide to declaring and write that one; if there is none, keep it as a note on a line of its own: `# budget_2027: 120000`.", ""},
		"a credential by another name":  {"group: {lead: {token: ghp_abcdefghijklmnopqrstuvwxyz0123}}\n", "Look the name up in the guide to declaring and write that one; if there is none, keep it as a note on a line of its own: `# token: …`.", ""},
		"a day in the British order":    {"services_reviewed: 12/10/2026\n", "Write `2026-10-12` if you mean 12 October 2026.", ""},
		"a day in words":                {"services_reviewed: 12 October 2026\n", "Write `2026-10-12`.", ""},
		"a day with the month in words": {"services_reviewed: 3-Nov-2026\n", "Write `2026-11-03`.", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := one(t, test.text)
			if diff := cmp.Diff([]string{test.remedy}, remedies(d)); diff != "" {
				t.Error(diff)
			}
			if len(d.Faults) > 0 && d.Faults[0].Hides.String() != test.hides {
				t.Errorf("it hides %q, should hide %q", d.Faults[0].Hides, test.hides)
			}
		})
	}
}

// TestNothingThatIsMeantIsToBeRemoved checks that no remedy asks to delete a key that
// has an alias, is like a known key, or has a figure.
func TestNothingThatIsMeantIsToBeRemoved(t *testing.T) {
	for _, text := range []string{
		"waivers: [{rule: a.b, until: 2027-02-28}]\n", "group: {fonded: 2026-01-01}\n", "group: {colour: 5}\n",
		"finance: {months: {2026-11: {forecast: 120,000}}}\n", "finance: {Apr-26: 5}\n", "outcomes: [{id: a, target: 5}]\n",
	} {
		for _, remedy := range remedies(one(t, text)) {
			if strings.Contains(remedy, "Remove") {
				t.Errorf("%s is answered %q", text, remedy)
			}
		}
	}
}

// TestAliasesLeadToKeys fails for an alias that does not stand for a key of the schema.
func TestAliasesLeadToKeys(t *testing.T) {
	text, err := policies.FS.ReadFile("declaration.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	keysIn(root, known)
	words, problems := yamltext.Parse(wordLists(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for list, kinds := range words.Entries() {
		if list.Text() != "aliases" {
			continue
		}
		for kind, aliases := range kinds.Entries() {
			for alias, key := range aliases.Entries() {
				if !known[key.Text()] {
					t.Errorf("%s: %s leads to %s, which is no key", kind.Text(), alias.Text(), key.Text())
				}
			}
		}
	}
}

func keysIn(node any, into map[string]bool) {
	switch node := node.(type) {
	case map[string]any:
		if properties, ok := node["properties"].(map[string]any); ok {
			for name := range properties {
				into[name] = true
			}
		}
		for _, below := range node {
			keysIn(below, into)
		}
	case []any:
		for _, below := range node {
			keysIn(below, into)
		}
	}
}

// TestEditsStandAtTheirFault reads declarations with faults. The text that an edit
// replaces must be at the position of its fault.
func TestEditsStandAtTheirFault(t *testing.T) {
	for _, text := range []string{"group: {fonded: 2026-01-01}\n", "services: [{id: a, transactional: no}]\n", "team:\n  size: 1,250\n"} {
		d := one(t, text)
		if len(d.Faults) != 1 || d.Faults[0].Edit == nil {
			t.Fatalf("%s: %+v", text, d.Faults)
		}
		fault := d.Faults[0]
		line := strings.Split("dgcheck: 1\n"+text, "\n")[fault.Where.Line-1]
		if !strings.HasPrefix(line[fault.Where.Column-1:], fault.Edit.Old) {
			t.Errorf("%s: %q does not stand at %s", text, fault.Edit.Old, fault.Where)
		}
	}
}
