package declaration_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// TestTypesNeverChangeInSilence reads texts that YAML readers convert to other types.
// They must stay the same text.
func TestTypesNeverChangeInSilence(t *testing.T) {
	for _, text := range []string{
		"NO", "yes", "on", "off", "0123", "010", "1.10", "12:30:45", "1_000", "1e3", "0x1F", "2026-04-01", "2026-02-30", ".inf", ".nan", "+1", "=1", "True", "1,000", "£5",
	} {
		t.Run(text, func(t *testing.T) {
			d := one(t, "group: {name: '"+text+"'}\noutcomes:\n  - id: a\n    title: "+text+"\n")
			holds(t, d, map[string]string{"group.name": `"` + text + `"`, "outcomes[0].title": `"` + text + `"`})
			want(t, d)
		})
	}
}

func TestDates(t *testing.T) {
	const form = "Write the year, month and day, such as 2026-04-01."
	const british = "Write `2026-04-01` if you mean 1 April 2026."
	const none = "There is no such day in the calendar. " + form
	tests := map[string]string{
		"2026-4-1": "Write `2026-04-01`.", "2026-04-1": "Write `2026-04-01`.", "2026/04/01": "Write `2026-04-01`.", "2026/4/1": "Write `2026-04-01`.", "2026.04.01": "Write `2026-04-01`.",
		"2026-04-01T00:00:00Z": "Write `2026-04-01`.", "2026-04-01 09:30:00": "Write `2026-04-01`.", "1/4/2026": british, "01/04/2026": british, "25/12/2026": "Write `2026-12-25`.", "12/25/2026": "Write `2026-12-25`.", "31/11/2026": none, "2026/04": form, "2026-04": form, "20260401": form,
		"46113": form, "1 April 2026": "Write `2026-04-01`.", "1st of April 2026": "Write `2026-04-01`.", "1-Apr-2026": "Write `2026-04-01`.", "31 April 2026": form, "April": form, "true": form, "2026-02-30": none, "2026-02-29": none, "2026-13-01": none, "2026-2-30": none,
	}
	for text, remedy := range tests {
		t.Run(text, func(t *testing.T) {
			d := one(t, "group: {founded: "+text+" }\n")
			want(t, d, "date group.founded 2:18 `"+text+"` is not a date we can read.")
			if diff := cmp.Diff([]string{remedy}, remedies(d)); diff != "" {
				t.Error(diff)
			}
			holds(t, d, map[string]string{"group.founded": `""`, "group.founded_day": "null"})
		})
	}
	for _, text := range []string{"2026-04-01", "'2026-04-01'", `"2026-04-01"`, "\u00a02026-04-01", "2026\u200b-04-01"} {
		t.Run("read "+text, func(t *testing.T) {
			d := one(t, "group: {founded: "+text+" }\n")
			want(t, d)
			holds(t, d, map[string]string{"group.founded": `"2026-04-01"`, "group.founded_day": "20544"})
		})
	}
}

func TestDatesOfWhatHasHappenedAreRemembered(t *testing.T) {
	d := one(t, "services_reviewed: 2026-11-03\ngroup: {founded: 2026-01-01}\nservices: [{id: a, improvements: [{date: 2026-09-22}], next: {planned_for: 2027-03-01}}]\n")
	var dated []string
	for _, fact := range d.Dated {
		dated = append(dated, fact.At.String()+" "+fact.Day.String()+" "+fact.Where.String())
	}
	if diff := cmp.Diff([]string{"services_reviewed 2026-11-03 " + single + ":2:20", "group.founded 2026-01-01 " + single + ":3:18", "services[0].improvements[0].date 2026-09-22 " + single + ":4:42"}, dated); diff != "" {
		t.Error(diff)
	}
}

func TestChoicesAreReadWithoutRegardToCase(t *testing.T) {
	for _, text := range []string{"private-beta", "Private-Beta", "PRIVATE-BETA", "Private Beta", "private_beta", " private beta ", "'Private\u00a0Beta'"} {
		t.Run(text, func(t *testing.T) {
			d := one(t, "services: [{id: a, phases: [{phase: "+text+", from: 2026-01-01}]}]\n")
			want(t, d)
			holds(t, d, map[string]string{"services[0].phases[0].phase": `"private-beta"`})
		})
	}
	d := one(t, "finance: {currency: gbp}\nassessments: [{id: a, result: Met}, {id: b, result: met with conditions}, {id: c, result: not_met}, {id: d, result: Green}]\n")
	want(t, d)
	holds(t, d, map[string]string{
		"finance.currency": `"GBP"`, "assessments[0].result": `"green"`, "assessments[1].result": `"amber"`, "assessments[2].result": `"red"`, "assessments[3].result": `"green"`,
	})
}

func TestAWrongChoiceComesWithTheRightOne(t *testing.T) {
	const phases = "discovery, alpha, private-beta, public-beta, live, retired"
	const bodies = "core-defra, apha, environment-agency, natural-england, rural-payments-agency, marine-management-organisation, other"
	tests := map[string]struct{ text, fault, remedy string }{
		"beta":         {"services: [{id: a, phases: [{from: 2026-01-01, phase: beta}]}]\n", "shape services[0].phases[0].phase 2:55 `beta` is not one of the choices for `phase`.", "Private-beta or public-beta?"},
		"paused":       {"services: [{id: a, phases: [{from: 2026-01-01, phase: Paused}]}]\n", "shape services[0].phases[0].phase 2:55 `Paused` is not one of the choices for `phase`.", "Paused is not a phase: write `status: paused` with `paused_since` and `reason` on the service"},
		"misspelt":     {"services: [{id: a, phases: [{from: 2026-01-01, phase: discovry}]}]\n", "shape services[0].phases[0].phase 2:55 `discovry` is not one of the choices for `phase`.", "Did you mean `discovery`? Write it so; the choices are: " + phases + "."},
		"unlike":       {"services: [{id: a, phases: [{from: 2026-01-01, phase: somewhere}]}]\n", "shape services[0].phases[0].phase 2:55 `somewhere` is not one of the choices for `phase`.", "Write one of: " + phases + "."},
		"EA":           {"group: {organisations: [EA]}\n", "shape group.organisations[0] 2:25 `EA` is not one of the choices for `organisations`.", "Write environment-agency"},
		"one more":     {"group: {organisations: [enviroment agency]}\n", "shape group.organisations[0] 2:25 `enviroment agency` is not one of the choices for `organisations`.", "Did you mean `environment-agency`? Write it so; the choices are: " + bodies + "."},
		"by a number":  {"group: {gate: 1}\n", "shape group.gate 2:15 `1` is not one of the choices for `gate`.", "Write one of: advisory, enforce."},
		"topic":        {"attestations: [{topic: cultre, by: Lead}]\n", "topic attestations[0].topic 2:24 `cultre` is not a topic that can be attested.", "Did you mean `culture`? Write `topic: culture`."},
		"other topics": {"attestations: [{topic: weather, by: Lead}]\n", "topic attestations[0].topic 2:24 `weather` is not a topic that can be attested.", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := one(t, test.text)
			faults := told(d)
			if len(faults) == 0 || faults[0] != test.fault {
				t.Fatalf("got %v, want %s", faults, test.fault)
			}
			if got := d.Faults[0].Remedy; test.remedy != "" && got != test.remedy {
				t.Errorf("remedy: %s", got)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	read := map[string]string{
		"93.4": "93.4", "93": "93", "-4": "-4", "1.10": "1.1", "1.00": "1", "0": "0", "-0": "0", "0.0": "0", "'7'": "7", "": "null", "~": "null", "0.05": "0.05",
	}
	for text, value := range read {
		t.Run(text, func(t *testing.T) {
			d := one(t, "outcomes: [{id: a, measures: [{id: m, baseline: "+text+" }]}]\n")
			want(t, d)
			holds(t, d, map[string]string{"outcomes[0].measures[0].baseline": value})
		})
	}
	for _, text := range []string{"0123", "1_000", "1e3", "1E+3", "0x10", "0o7", "'1,000'", "1 000", ".5", "5.", "+5", ".inf", "-.inf", ".nan", "ten", "12:30:45", "true", "95%", "2026-04-01", "1234567890123456789"} {
		t.Run(text, func(t *testing.T) {
			d := one(t, "outcomes: [{id: a, measures: [{id: m, baseline: "+text+" }]}]\n")
			want(t, d, "shape outcomes[0].measures[0].baseline 2:49 `baseline` should be a number, but `"+strings.Trim(text, "'")+"` is written.")
			holds(t, d, map[string]string{"outcomes[0].measures[0].baseline": "null"})
		})
	}
}

func TestCounts(t *testing.T) {
	tests := map[string]struct {
		value string
		fault string
	}{
		"350000": {"350000", ""},
		"0":      {"0", ""},
		"-1":     {"null", "`transactions_per_year` is -1, less than 0."},
		"1.5":    {"null", "`transactions_per_year` should be a whole number, but `1.5` is written."},
		"010":    {"null", "`transactions_per_year` should be a whole number, but `010` is written."},
		"1_000":  {"null", "`transactions_per_year` should be a whole number, but `1_000` is written."},
		"350k":   {"null", "`transactions_per_year` should be a whole number, but `350k` is written."},
	}
	for text, test := range tests {
		t.Run(text, func(t *testing.T) {
			d := one(t, "services: [{id: a, transactions_per_year: "+text+"}]\n")
			if test.fault == "" {
				want(t, d)
			} else {
				want(t, d, "shape services[0].transactions_per_year 2:43 "+test.fault)
			}
			holds(t, d, map[string]string{"services[0].transactions_per_year": test.value})
		})
	}
}

func TestAmounts(t *testing.T) {
	read := map[string]string{
		"120000": "12000000", "'120,000'": "12000000", "£120,000.50": "12000050", "1 200": "120000", "-4200": "-420000", "'(4,200)'": "-420000", "−4200": "-420000",
		"": "null", "''": "null", "~": "null", "0": "0", "0.10": "10", "1.1": "110",
	}
	for text, pence := range read {
		t.Run(text, func(t *testing.T) {
			d := one(t, "spend:\n  - id: a\n    amount: "+text+"\n")
			want(t, d)
			holds(t, d, map[string]string{"spend[0].amount_pence": pence, "spend[0].amount": "nothing"})
		})
	}
	refused := map[string]string{
		"'-'": "it could mean nothing was spent or nothing is known", "n/a": "it could mean nothing was spent or nothing is known", "12,00": "the comma could be a decimal point or a thousands mark",
		"1.234": "it has more than two decimals, so it could be pounds and pence or thousands", "1e3": "it is written with an exponent", "120k": "k and m are not numbers",
		"0123": "it begins with a nought, which some programs read as another number", "1_000": "it has an underline in it", "tbc": "it says that the amount is not known yet",
	}
	for text, because := range refused {
		t.Run(text, func(t *testing.T) {
			d := one(t, "spend:\n  - id: a\n    amount: "+text+"\n")
			want(t, d, "amount spend[0].amount 4:13 `"+strings.Trim(text, "'")+"` is not an amount: "+because+".")
			holds(t, d, map[string]string{"spend[0].amount_pence": "null"})
		})
	}
}

func TestMonths(t *testing.T) {
	d := one(t, "finance: {mode: headline, actuals_to: Oct-26}\nroadmap: {items: [{id: a, start: 11/2026, end: 04/26}]}\n")
	want(t, d, "month roadmap.items[0].end 3:48 `04/26` is not a month we can read: it could be a month and a year or a day and a month.")
	holds(t, d, map[string]string{"finance.actuals_to": `"2026-10"`, "roadmap.items[0].start": `"2026-11"`, "roadmap.items[0].end": `""`})
}

func TestQuarters(t *testing.T) {
	for _, text := range []string{"2026-27-Q2", "2026-27-q2"} {
		d := one(t, "spend_reviews: [{quarter: "+text+"}]\n")
		want(t, d)
		holds(t, d, map[string]string{"spend_reviews[0].quarter": `"2026-27-Q2"`})
	}
	holds(t, one(t, "spend_reviews: [{quarter: 2099-00-Q4}]\n"), map[string]string{"spend_reviews[0].quarter": `"2099-00-Q4"`})
	for _, text := range []string{"2026-28-Q1", "2026-27-Q5", "2026-27-Q0", "2026/27 Q1", "Q1", "2026-Q1", "2026-2027-Q1"} {
		t.Run(text, func(t *testing.T) {
			d := one(t, "spend_reviews: [{quarter: "+text+"}]\n")
			want(t, d, "shape spend_reviews[0].quarter 2:27 `"+text+"` is not a quarter of a financial year.")
		})
	}
}

func TestDoneOrADate(t *testing.T) {
	for text, value := range map[string]string{"done": `"done"`, "Done": `"done"`, "not applicable": `"not-applicable"`, "2026-08-20": `"2026-08-20"`} {
		d := one(t, "readiness: [{service: a, checklist: {dashboards: "+text+"}}]\n")
		want(t, d)
		holds(t, d, map[string]string{"readiness[0].checklist.dashboards": value})
	}
	want(t, one(t, "readiness: [{service: a, checklist: {dashboards: soon}}]\n"),
		"shape readiness[0].checklist.dashboards 2:50 `dashboards` should be done, not-applicable or a date, but `soon` is written.")
}

func TestWebAddresses(t *testing.T) {
	for _, text := range []string{"https://example.gov.uk", "https://example.gov.uk/a?b=c#d", "HTTPS://EXAMPLE.GOV.UK/a", "https://example.gov.uk:8443/x", "https://example.gov.uk/@flood", "https://example.gov.uk/a%20b"} {
		t.Run(text, func(t *testing.T) {
			d := one(t, "services: [{id: a, url: '"+text+"'}]\n")
			want(t, d)
			holds(t, d, map[string]string{"services[0].url": `"` + text + `"`})
		})
	}
	const begin, whole = "Write the full address, beginning with https://.", "Write `https://example.gov.uk`."
	for _, text := range []string{"http://example.gov.uk", "example.gov.uk", "javascript:alert(1)", "example.gov.uk/a b", "//example.gov.uk/a", "https://", "https:example.gov.uk", "file:///etc/hosts", "data:text/html,x", "ftp://example.gov.uk", "https://example.gov.uk/a b", "https://example.gov.uk/<b>", "https://[bad", "%zz"} {
		t.Run(text, func(t *testing.T) {
			d := one(t, "services: [{id: a, url: '"+text+"'}]\n")
			want(t, d, "shape services[0].url 2:25 `url` should be a web address that begins with https://, but `"+text+"` is written.")
			remedy := begin
			if text == "http://example.gov.uk" || text == "example.gov.uk" {
				remedy = whole
			}
			if diff := cmp.Diff([]string{remedy}, remedies(d)); diff != "" {
				t.Error(diff)
			}
			holds(t, d, map[string]string{"services[0].url": `""`})
		})
	}
	for _, user := range []string{"user:correcthorse@", "user:pa:ss@", "sesame@", ":@", "user:@"} {
		t.Run(user, func(t *testing.T) {
			d := one(t, "services: [{id: a, url: 'https://"+user+"example.gov.uk'}]\n")
			want(t, d, "shape services[0].url 2:25 `url` is a web address with a user name or password in it.")
			holds(t, d, map[string]string{"services[0].url": `""`})
		})
	}
}

func TestMailboxesAndRepositories(t *testing.T) {
	d := one(t, "services: [{id: a, support: {email: flood-help@example.gov.uk}, repos: [DEFRA/river-alerts, river-alerts, DEFRA/a/b, https://github.com/DEFRA/x, -x/y, DEFRA/all#services/soil, DEFRA/all@soil-v, DEFRA/all#, DEFRA/all@a b]}]\n")
	want(t, d,
		"shape services[0].repos[1] 2:93 `repos` should be a repository, but `river-alerts` is written.",
		"shape services[0].repos[2] 2:107 `repos` should be a repository, but `DEFRA/a/b` is written.",
		"shape services[0].repos[3] 2:118 `repos` should be a repository, but `https://github.com/DEFRA/x` is written.",
		"shape services[0].repos[4] 2:146 `repos` should be a repository, but `-x/y` is written.",
		"shape services[0].repos[7] 2:195 `repos` should be a repository, but `DEFRA/all#` is written.",
		"shape services[0].repos[8] 2:207 `repos` should be a repository, but `DEFRA/all@a b` is written.",
	)
	holds(t, d, map[string]string{"services[0].repos": `["DEFRA/river-alerts" "" "" "" "" "DEFRA/all#services/soil" "DEFRA/all@soil-v" "" ""]`})
}

func TestTextIsComparedAsItIsSeen(t *testing.T) {
	tests := map[string]string{
		"cafe\u0301": "caf\u00e9", "a\u00a0b": "a b", "\u200bsoil\u200b": "soil", "so\u00adil": "soil", "\u202esoil": "soil", "soil\ufe0f": "soil", "s\u200doil": "soil",
		"\u2066soil\u2069": "soil", "\u3164soil\u2800": "soil", "❤\ufe0f": "❤", "👩\u200d🌾 x": "👩\u200d🌾 x", "❤\ufe0f x": "❤\ufe0f x", "soil\u034f": "soil",
	}
	for text, value := range tests {
		t.Run(value, func(t *testing.T) {
			d := one(t, "group: {name: '"+text+"'}\n")
			want(t, d)
			holds(t, d, map[string]string{"group.name": strconv.Quote(value)})
		})
	}
}

// TestAnyPlainTextIsKept reads texts without a special meaning. They must be kept
// unchanged.
func TestAnyPlainTextIsKept(t *testing.T) {
	schema := schema(t)
	rapid.Check(t, func(t *rapid.T) {
		text := "Soil" + rapid.StringMatching(`[A-Za-z0-9£é水.+_][A-Za-z0-9£é水.,+_();=-]{0,12}( [A-Za-z0-9£é水]{1,8}){0,2}`).Draw(t, "text")
		d := schema.Load(rootOf("dgcheck: 1\ngroup: {organisation_name: \""+text+"\"}\noutcomes:\n  - id: a\n    title: "+text+"\n"), "folder")
		for _, fault := range d.Faults {
			if fault.Kind != declaration.Personal { // so many digits may be a telephone number
				t.Fatalf("fault: %+v", fault)
			}
		}
		for _, at := range []string{"group.organisation_name", "outcomes[0].title"} {
			if got := d.At(path(at)).Text; got != strings.TrimSpace(text) {
				t.Fatalf("%s: %q is read as %q", at, text, got)
			}
		}
	})
}
