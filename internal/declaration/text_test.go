package declaration_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/source"
)

func TestPlaceholdersCountAsNotGiven(t *testing.T) {
	for _, text := range []string{
		"TBC", "tbc", "Tbc.", "[TBC]", "(tbc)", "TBC...", "TBC (owner)", "TBC: ask", "TBD", "tba", "TODO", "todo: name", "To be confirmed", "vacant", "Vacancy", "unknown", "N/A", "n/a", "na",
		"various", "-", "--", "–", "—", "?", "??", "xxx", "FIXME", "lorem ipsum dolor", "<name>", "<Name of the service>", "{{ name }}", "to be announced", "not yet known", "nobody",
		"\u200bTBC", "T\u200bB\u00adC", "TBC\u00a0", "\u00a0TBC", "TB\u200dC", "\ufeffTBC", "...", "___", "[ ]",
	} {
		t.Run(text, func(t *testing.T) {
			d := one(t, "group:\n  name: '"+text+"'\n")
			holds(t, d, map[string]string{"group.name": `""`})
			if len(d.Faults) != 1 || d.Faults[0].Kind != "placeholder" || d.Faults[0].At.String() != "group.name" || d.Faults[0].Where.String() != single+":3:9" {
				t.Errorf("faults: %v", told(d))
			}
		})
	}
}

func TestABlankInDisguiseIsBlank(t *testing.T) {
	for _, text := range []string{"", " ", "\u00a0", "\u200b", "\u200b\u00a0\u2060", "\u202f", "\u3000", "\u00ad", "\u200e\u200f", "\u2800", "\u3164", "\u200d", "\ufe0f", "\u2028"} {
		t.Run(fmt.Sprintf("%+q", text), func(t *testing.T) {
			d := one(t, "group:\n  name: '"+text+"'\n  founded: '"+text+"'\n  delegated_limit: '"+text+"'\n  gate: '"+text+"'\n  lead: '"+text+"'\n")
			want(t, d)
			holds(t, d, map[string]string{"group.name": `""`, "group.founded": `""`, "group.delegated_limit_pence": "null", "group.gate": `"advisory"`, "group.lead.count": "0"})
		})
	}
}

func TestOrdinaryWordsAreNoPlaceholders(t *testing.T) {
	for _, text := range []string{
		"Team of teams", "Vacant land register", "Unknown sources of pollution", "All waters", "Tbcs", "A <b> tag", "River - alerts", "Nature", "Everyone is warned", "x", "TBCF",
	} {
		t.Run(text, func(t *testing.T) {
			d := one(t, "group:\n  name: '"+text+"'\n")
			want(t, d)
			holds(t, d, map[string]string{"group.name": `"` + text + `"`})
		})
	}
	want(t, one(t, "group: {name: team}\nservices: [{id: team, name: All}]\n"))
}

func TestATeamIsNoPost(t *testing.T) {
	for _, role := range []string{"team", "The Team", "everyone", "All", "Role", "[role]", "Insert role", "Job title"} {
		d := one(t, "group:\n  lead: {role: '"+role+"'}\n")
		want(t, d, "placeholder group.lead.role 3:16 `"+role+"` stands where a value should be, so we count it as not given.")
		holds(t, d, map[string]string{"group.lead.role": `""`})
	}
	want(t, one(t, "group: {lead: {role: Team manager}}\n"))
}

func TestAPlaceholderForAList(t *testing.T) {
	d := one(t, "outcomes: tbc\nservices: [{id: a, outcomes: [TBC]}]\n")
	want(t, d,
		"placeholder outcomes 2:11 `tbc` stands where a value should be, so we count it as not given.",
		"placeholder services[0].outcomes[0] 3:31 `TBC` stands where a value should be, so we count it as not given.",
	)
	if len(d.Dangling) > 0 {
		t.Errorf("dangling: %+v", d.Dangling)
	}
}

// secrets returns invented texts in the form of credentials, by their kind.
func secrets() map[string]string {
	letters := "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ"
	return map[string]string{
		"a GitHub token":              "ghp_" + letters,
		"a fine-grained GitHub token": "github_pat_" + letters,
		"a GitLab token":              "glpat-" + letters[:20],
		"an npm token":                "npm_" + letters,
		"a cloud key":                 "AKIA" + strings.ToUpper(letters[:16]),
		"a map key":                   "AIza" + letters,
		"a chat token":                "xoxb-" + letters[:12],
		"a chat hook":                 "https://hooks.slack.com/services/T000/B000/" + letters[:12],
		"a payment key":               "sk_live_" + letters[:20],
		"a signed token":              "eyJ" + letters + "." + letters + "." + letters,
		"a signed address":            "https://example.gov.uk/a?sig=" + letters,
		"a storage key":               "AccountName=x;AccountKey=" + letters,
		"a password in an address":    "https://user:" + letters + "@example.gov.uk",
		"a password":                  "password=" + letters,
		"an API key, told":            "Api-Key: " + letters + "1",
		"a password, told":            "the password: " + letters + "1",
		"a database password":         "DB_PASSWORD=" + letters,
		"a secret":                    "client_secret: '" + letters + "7'",
		"D2 basic authorization":      "Authorization: Basic " + letters[:16],
		"D2 bearer authorization":     "curl -H 'authorization: bearer " + letters + "'",
		"D2 a bearer alone":           "Bearer " + letters + "7",
		"D2 basic alone":              "use Basic " + letters + "== for it",
		"D2 a Teams hook":             "https://defra.webhook.office.com/webhookb2/" + letters,
		"D2 an older Teams hook":      "https://outlook.office.com/webhook/" + letters,
		"D2 a workflow's hook":        "https://prod-01.uksouth.logic.azure.com:443/workflows/" + letters + "/triggers/manual/paths/invoke",
		"D2 a token in an address":    "https://example.gov.uk/board?view=1&token=" + letters,
		"D2 an access token":          "https://example.gov.uk/a?access_token=" + letters,
		"D2 an API key in an address": "https://example.gov.uk/a?api_key=" + letters,
		"D2 a key, other spelling":    "https://example.gov.uk/a?ApiKey=" + letters,
		"D2 a fragment":               "https://example.gov.uk/a#id_token=" + letters,
		"D2 a signed request":         "https://example.gov.uk/a?X-Amz-Signature=" + letters,
		"D2 a function's code":        "https://example.gov.uk/api/report?code=" + letters,
		"D2 a GOV.UK Notify key":      "soil_live-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0",
		"D2 a GOV.UK Pay key":         "api_live_" + strings.ToLower(letters),
		"D2 a mail service's key":     "SG." + letters[:22] + "." + letters,
		"a private key":               "-----BEGIN RSA PRIVATE KEY-----" + letters,
	}
}

// TestCredentialsAreNeverRepeated writes a credential into every field of the schema.
// It must be reported by its position and never repeated: not in a fault, the document
// or an excerpt.
func TestCredentialsAreNeverRepeated(t *testing.T) {
	schema := schema(t)
	fields := textFields(t)
	if len(fields) < 400 {
		t.Fatalf("only %d fields", len(fields))
	}
	names := make([]string, 0, len(secrets()))
	for name := range secrets() {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, field := range fields {
		// Each field has one of the credentials, in turn.
		name := names[i%len(names)]
		secret := secrets()[name]
		text, line := "dgcheck: 1\n"+strings.ReplaceAll(field.yaml, "VALUE", "\""+secret+"\""), strings.Count(field.yaml, "\n")+1
		d := schema.Load(rootOf(text), "folder")
		letters := secret[max(0, len(secret)-12):]
		fail := func(where, what string) { t.Errorf("%s with %s: %s repeats it: %s", field.path, name, where, what) }
		for _, fault := range d.Faults {
			if said := fault.Because + fault.Remedy + fault.At.String() + fault.Where.String(); strings.Contains(strings.ToLower(said), strings.ToLower(letters)) {
				fail("a fault", said)
			}
		}
		if len(d.Faults) == 0 {
			t.Errorf("%s with %s: nothing is said", field.path, name)
		}
		for _, text := range append(texts(&d.Document), d.ID, d.Name) {
			if strings.Contains(strings.ToLower(text), strings.ToLower(letters)) {
				fail("the document", text)
			}
		}
		for _, reference := range d.Dangling {
			if strings.Contains(reference.ID+reference.Near, letters) {
				fail("a reference", reference.ID)
			}
		}
		for _, file := range d.Files {
			if strings.Contains(file.Path, letters) {
				fail("a file", file.Path)
			}
		}
		for column := range 4 {
			if excerpt, ok := d.Excerpt(source.Position{File: single, Line: line, Column: column * 40}); ok && strings.Contains(excerpt.Text, letters) {
				fail("an excerpt", excerpt.Text)
			}
		}
	}
}

// textFields returns the fields of the schema that hold one value.
func textFields(t *testing.T) []field {
	var fields []field
	walkSchema(t, func(node map[string]any, at field) {
		if node["properties"] == nil && node["items"] == nil && node["oneOf"] == nil && node["$ref"] == nil && at.path != "" {
			fields = append(fields, at)
		}
	})
	slices.SortFunc(fields, func(a, b field) int { return strings.Compare(a.path, b.path) })
	return fields
}

func TestCredentialsInOddPlaces(t *testing.T) {
	const token = "ghp_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ"
	const tail = "ABCDEFGHIJ"
	tests := map[string]files{
		"a key at the top":             {single: "dgcheck: 1\n" + token + ": 1\n"},
		"a key in a section":           {single: "dgcheck: 1\ngroup:\n  " + token + ": 1\n"},
		"a key of one's own":           {single: "dgcheck: 1\ngroup:\n  params:\n    " + token + ": 1\n"},
		"a key of a month":             {single: "dgcheck: 1\nfinance:\n  months:\n    " + token + ": 1\n"},
		"a key within a month":         {single: "dgcheck: 1\nfinance:\n  months:\n    2026-04: {" + token + ": 1}\n"},
		"a tag":                        {single: "dgcheck: 1\ngroup:\n  id: !" + token + " x\n"},
		"a key given twice":            {single: "dgcheck: 1\n" + token + ": 1\n" + token + ": 1\n"},
		"a long key given twice":       {single: "dgcheck: 1\n" + strings.Repeat("k", 40) + token + ": 1\n" + strings.Repeat("k", 40) + token + ": 1\n"},
		"a reference that is missing":  {single: "dgcheck: *" + token + "\n"},
		"an anchor that holds itself":  {single: "dgcheck: &" + token + " [*" + token + "]\n"},
		"a text of the wrong type":     {single: "dgcheck: 1\nservices: " + token + "\n"},
		"a text in a broken line":      {single: "dgcheck: 1\nname: " + token + ": x\n"},
		"an address in a broken line":  {single: "dgcheck: 1\nurl: [https://user:" + token + "@example.gov.uk\n"},
		"the name of a finance file":   {single: "dgcheck: 1\nfinance: {files: ['" + token + ".csv']}\n"},
		"a line of a finance file":     {single: "dgcheck: 1\nfinance: {files: [f.csv]}\n", "f.csv": "month,line,service,forecast,actual\n2026-04," + token + ",group,1,1\n"},
		"a service of a finance file":  {single: "dgcheck: 1\nfinance: {files: [f.csv]}\n", "f.csv": "month,line,service,forecast,actual\n2026-04,a," + token + ",1,1\n"},
		"an amount of a finance file":  {single: "dgcheck: 1\nfinance: {files: [f.csv]}\n", "f.csv": "month,line,service,forecast,actual\n2026-04,a,group," + token + ",1\n"},
		"a month of a finance file":    {single: "dgcheck: 1\nfinance: {files: [f.csv]}\n", "f.csv": "month,line,service,forecast,actual\n" + token + ",a,group,1,1\n"},
		"a column of a finance file":   {single: "dgcheck: 1\nfinance: {files: [f.csv]}\n", "f.csv": "month,line,service,forecast,actual," + token + "\n2026-04,a,group,1,1,x\n"},
		"a column given twice":         {single: "dgcheck: 1\nfinance: {files: [f.csv]}\n", "f.csv": "month,line,service,forecast,actual," + token + "," + token + "\n"},
		"a broken line in a table":     {single: "dgcheck: 1\nfinance: {files: [f.csv]}\n", "f.csv": "month,line,service,forecast,actual\n\"" + token + "\"x,a,group,1,1\n"},
		"the id of two entries":        {single: "dgcheck: 1\nservices:\n  - id: " + token + "\n  - id: " + token + "\n"},
		"a former id":                  {single: "dgcheck: 1\nservices:\n  - id: a\n    previous_ids: [" + token + "]\n"},
		"a value beside a missing key": {single: "dgcheck: 1\nservices:\n  - {name: " + token + "}\n"},
		"a password as a key":          {single: "dgcheck: 1\ngroup:\n  password: abcdef" + tail + "\n"},
	}
	for name, group := range tests {
		t.Run(name, func(t *testing.T) {
			d := load(t, group)
			if len(d.Faults) == 0 {
				t.Error("nothing is said")
			}
			var said []string
			for _, fault := range d.Faults {
				said = append(said, fault.Because, fault.Remedy, fault.At.String(), fault.Where.String(), d.StablePath(fault.At))
				if excerpt, ok := d.Excerpt(fault.Where); ok {
					said = append(said, excerpt.Text)
				}
			}
			for _, file := range d.Files {
				said = append(said, file.Path)
			}
			said = append(append(said, texts(&d.Document)...), d.Written...)
			for _, text := range said {
				if strings.Contains(text, tail) {
					t.Errorf("it is repeated: %s", text)
				}
			}
		})
	}
}

func TestExcerptsShowWhatMayBeShown(t *testing.T) {
	d := load(t, files{single: "dgcheck: 1\ngroup:\n  name: Soil\n  token: abcdef\n  x: |\n    -----BEGIN PRIVATE KEY-----\n    bm90IGEga2V5\n    -----END PRIVATE KEY-----\n  long: " +
		strings.Repeat("a", 90) + " ghp_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ\n  id: soil\n"})
	for line, ok := range map[int]bool{1: true, 2: true, 3: true, 4: false, 5: true, 6: false, 7: false, 8: false, 9: false, 10: true, 11: true, 12: false, 0: false, -1: false} {
		for _, column := range []int{0, 1, 100, 1000} {
			excerpt, got := d.Excerpt(source.Position{File: single, Line: line, Column: column})
			if got != ok {
				t.Errorf("line %d, column %d: %t, %q", line, column, got, excerpt.Text)
			}
		}
	}
	if _, ok := d.Excerpt(source.Position{File: "other.yaml", Line: 1}); ok {
		t.Error("there is an excerpt of a file that was not read")
	}
}

func TestOrdinaryTextIsNoCredential(t *testing.T) {
	for _, text := range []string{
		"The secret: gardens for everyone", "Password: reset journey", "Password resets made easier", "Secret life of soil", "https://example.gov.uk:443/a@b", "See https://medium.com/@flood", "sk_live music",
		"AKIA", "ghp_short", "https://example.gov.uk/password-reset", "https://example.gov.uk/reset?token=none", "npm_modules", "access token renewal",
		"Basic understanding of soil", "Basic payments-of-the-scheme", "A bearer of responsibilities-for-farmers", "Authorization: ask the board", "Teams webhook for alerts", "https://webhook.office.com/",
		"https://example.gov.uk/a?code=E07000123&area=soil", "https://example.gov.uk/a?token={token}", "https://example.gov.uk/search?q=token+renewal", "https://example.gov.uk/a?key=soil-health", "https://learn.microsoft.com/azure/logic-apps/workflows",
		"Case 26785a09-ab16-4eb0-8407-a37497a57506", "https://example.gov.uk/26785a09-ab16-4eb0-8407-a37497a57506/2026-04-01-to-2027-03-31", "Notify: soil-alerts-2026-27-q1-q2-q3-q4-team-live-key", "sk-waste programme of risk-based work", "Mail a@example.gov.uk: soon",
	} {
		t.Run(text, func(t *testing.T) {
			d := one(t, "group:\n  name: '"+text+"'\n")
			want(t, d)
			holds(t, d, map[string]string{"group.name": `"` + text + `"`})
		})
	}
}

func TestPersonalMailboxes(t *testing.T) {
	const personal = "This looks like a person's own email address."
	for _, address := range []string{"jane.doe", "Jane.Doe", "jane.doe2", "j.doe", "jane.a.doe", "anne-marie.smith", "jane.smith-jones", "JANE.DOE"} {
		t.Run(address, func(t *testing.T) {
			d := one(t, "services: [{id: a, support: {email: "+address+"@example.gov.uk}, reason: 'Ask "+address+"@example.gov.uk'}]\n")
			if diff := cmp.Diff(2, len(d.Faults)); diff != "" {
				t.Fatalf("%s%v", diff, told(d))
			}
			for _, fault := range d.Faults {
				if fault.Kind != "personal" || fault.Because != personal {
					t.Errorf("got %+v", fault)
				}
			}
		})
	}
	for _, address := range []string{
		"flood-dg-lead", "permitting", "service.owner", "flood.team", "river-alerts-owner", "live-flood", "osr-flood", "mapping", "data.protection", "soil-ops", "flood.support", "press.office", "product.manager",
		"head.of-permitting", "enquiries", "dg_lead", "lead.architect", "flood2", "no-reply", "design.system", "research.ops", "delivery.manager", "digital.service", "finance.team", "security.desk", "contact.centre",
	} {
		t.Run(address, func(t *testing.T) {
			want(t, one(t, "services: [{id: a, support: {email: "+address+"@example.gov.uk}, reason: 'Ask "+address+"@example.gov.uk'}]\n"))
		})
	}
}

func TestTelephoneNumbers(t *testing.T) {
	const phone = "This looks like a telephone number."
	for _, text := range []string{"0117 496 0000", "020 7946 0000", "07700 900123", "07700900123", "+44 7700 900123", "+44 (0)20 7946 0000", "+447700900123", "Ring 01632 960000."} {
		t.Run(text, func(t *testing.T) {
			want(t, one(t, "group:\n  name: '"+text+"'\n"), "personal group.name 3:9 "+phone)
		})
	}
	for _, text := range []string{"PAB-26-014", "2026-04-01 to 2027-03-31", "1234567890", "£120,000,000", "Room 0117", "0.1234567890", "12:30 on 01/04/2026", "ISBN 978-0-11-000000-2", "51.4545, -2.5879", "Phase 2 of 10"} {
		t.Run(text, func(t *testing.T) {
			want(t, one(t, "group:\n  name: '"+text+"'\n"))
		})
	}
}

func TestFaultsRepeatLittleAndOnOneLine(t *testing.T) {
	d := one(t, "group: {gate: \"`a`\\n\\tb\"}\nservices: [{id: x, url: \""+strings.Repeat("y", 500)+"\"}]\n")
	want(t, d,
		"shape group.gate 2:15 `'a' b` is not one of the choices for `gate`.",
		"shape services[0].url 3:25 `url` should be a web address that begins with https://, but `"+strings.Repeat("y", 60)+"…` is written.",
	)
}
