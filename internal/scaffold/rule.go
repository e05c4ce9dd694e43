package scaffold

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Rule describes a new rule, for which Files writes the first files.
type Rule struct {
	// Pack and Name are the two parts of its id.
	Pack, Name string
	// Clauses are the ids of the clauses that the rule serves. Only dgcheck's own rules
	// have any.
	Clauses []string
	// Ships is set for a rule of dgcheck's own packs.
	Ships bool
	// Service is the id of a service in the pack's base declaration. If it is empty,
	// the pack has no base, and each example is a whole declaration.
	Service string
}

// key returns the dotted key in params.yaml below which the rule's figures are:
// PACK.NAME, or NAME for a rule of dgcheck's own packs.
func (r Rule) key() string {
	if r.Ships {
		return r.Name
	}
	return r.Pack + "." + r.Name
}

// Files returns the content of the files in the rule's folder, by name: a rule that
// works, its examples and its tests. The author changes them as needed.
func (r Rule) Files() map[string]string {
	files := map[string]string{
		r.Name + ".rego":      r.filled(ruleText),
		r.Name + "_test.rego": r.filled(ruleTestText),
	}
	if r.Service != "" {
		files["broken.yaml"] = fmt.Sprintf("# The name of the service is too short to say what it is.\nservices.%s.name: So\n", r.Service)
		return files
	}
	files["kept.yaml"] = "# The name of the service says what it is.\n" + fmt.Sprintf(wholeExample, "Soil checks")
	files["broken.yaml"] = "# The name of the service is too short to say what it is.\n" + fmt.Sprintf(wholeExample, "So")
	return files
}

const wholeExample = `dgcheck: 1
group: {id: soil-health, name: Soil health}
services:
  - {id: soil-checks, name: %s}
`

func (r Rule) filled(text string) string {
	serves := "severity: info"
	if len(r.Clauses) > 0 {
		serves = "clauses: [" + strings.Join(r.Clauses, ", ") + "]"
	}
	title := strings.ReplaceAll(r.Name, "_", " ")
	return strings.NewReplacer("TITLE", strings.ToUpper(title[:1])+title[1:], "SERVES", serves, "PACK", r.Pack, "RULE", r.Name, "FIGURES", r.key()).Replace(text)
}

const ruleText = `# METADATA
# title: TITLE
# description: >-
#   The name of a service tells readers what it is. Say here in your own words why the
#   rule exists.
# custom:
#   SERVES
#   judges: services
#   at: name
#   remedy: Give the service a name that says what it is.
package dgcheck.rules.PACK.RULE

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-assessed": $"{service.called} has no name."} if {
	service.name == ""
} else := {"pass": $"{service.called} has a name that says what it is."} if {
	count(service.name) >= data.params.FIGURES.letters
} else := {"fail": $"The name of {service.called} has fewer than {data.params.FIGURES.letters} letters."}
`

const ruleTestText = `package dgcheck.rules.PACK.RULE_test

import data.dgcheck.rules.PACK.RULE as rule

kept := data.examples.PACK.RULE.kept

broken := data.examples.PACK.RULE.broken

named(name) := json.patch(kept, [{"op": "replace", "path": "/services/0/name", "value": name}])

test_a_name_that_says_what_it_is_passes if rule.results[0].pass with input as kept

test_a_short_name_fails if rule.results[0].fail with input as broken

test_the_figure_is_the_limit if {
	rule.results[0].pass with input as named("Ash")
	rule.results[0].fail with input as named("As")
}

test_without_a_name_it_cannot_be_assessed if rule.results[0]["not-assessed"] with input as named("")
`

// Figures adds the figures of the rule to the text of a figures file, which may be
// empty. It returns false if the result is not valid; then a person has to add them.
func (r Rule) Figures(text string) (string, bool) {
	figure := "letters: {value: 3, unit: letters, min: 1, "
	if r.Ships {
		figure += "origin: ours, "
	}
	figure += "about: How many letters a name has at least.}\n"
	if r.Ships {
		return checked(text + fmt.Sprintf("%s:\n  %s", r.Name, figure))
	}
	below := fmt.Sprintf("  %s:\n    %s", r.Name, figure)
	head := r.Pack + ":\n"
	if strings.HasPrefix(text, head) || strings.Contains(text, "\n"+head) {
		before, after, _ := strings.Cut("\n"+text, "\n"+head)
		return checked(strings.TrimPrefix(before+"\n"+head+below+after, "\n"))
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return checked(text + head + below)
}

// checked returns text, and reports whether it is a YAML map.
func checked(text string) (string, bool) {
	root, problems := yamltext.Parse([]byte(text))
	return text, len(problems) == 0 && root.Kind() == yamltext.Map
}

// LintConfig is the configuration of regal, a linter for Rego, for an organisation's
// policies. It is written to LintFile.
const LintConfig = `# How regal looks at these policies. Off is what the form of dgcheck's rules asks for.
ignore: {files: [.dgcheck/]}
rules:
  idiomatic:
    directory-package-mismatch: {level: ignore}
    no-defined-entrypoint: {level: ignore}
    prefer-set-or-object-rule: {level: ignore}
  imports:
    unresolved-import: {except-imports: [data.dgcheck.lib.**]}
    unresolved-reference: {except-paths: [data.calendar.**, data.clauses.**, data.examples.**, data.params.**, data.dgcheck.lib.**]}
  performance:
    with-outside-test-context: {level: ignore}
  style:
    default-over-else: {level: ignore}
    external-reference: {level: ignore}
    line-length: {max-line-length: 160}
`

// LintFile is the path of regal's configuration within the folder of policies.
const LintFile = ".regal/config.yaml"

// FirstService returns the id of the first service of a declaration, or "" if it
// has none.
func FirstService(text []byte) string {
	root, problems := yamltext.Parse(text)
	if len(problems) > 0 || root.Empty() || root.Kind() != yamltext.Map {
		return ""
	}
	for key, value := range root.Entries() {
		if key.Text() != "services" || value.Kind() != yamltext.List {
			continue
		}
		for _, service := range value.Items() {
			if service.Kind() != yamltext.Map {
				return ""
			}
			for name, id := range service.Entries() {
				if name.Text() == "id" {
					return id.Text()
				}
			}
		}
	}
	return ""
}
