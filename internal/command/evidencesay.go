package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/money"
)

func newEvidence(host Host) *cobra.Command {
	return &cobra.Command{
		Use:   "evidence FILE [SUBJECT]",
		Short: "Say in words what a file of evidence holds",
		Long: `Say in words what was seen of each group, what was looked for in vain and what could
not be looked at. FILE is what dgcheck collect has written, or a folder of such files.
SUBJECT is what a result is about, such as service:soil-checks.`,
		Example: `  dgcheck evidence evidence.json
  dgcheck evidence evidence.json service:soil-checks`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return wrongUse("evidence takes a file that dgcheck collect has written, and a subject such as service:soil-checks if you like")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			files, err := evidenceFiles(args[0])
			if err != nil {
				return err
			}
			subject := ""
			if len(args) == 2 {
				subject = args[1]
			}
			s := &saying{w: host.Out}
			for _, file := range files {
				documents, err := readDocuments(file)
				if err != nil {
					return err
				}
				for _, d := range documents {
					tellDocument(s, d, subject)
				}
			}
			if s.err != nil {
				return couldNotJudge(s.err)
			}
			return nil
		},
	}
}

// tellDocument writes a document of evidence in words. If subject is not empty, it
// writes only the facts about that subject, such as service:soil-checks.
func tellDocument(s *saying, d evidence.Document, subject string) {
	s.line("%s", headOfDocument(d))
	facts := slices.DeleteFunc(slices.Clone(d.Facts), func(f evidence.Fact) bool { return !isAbout(f, subject) })
	s.list("Seen:", factsInWords(facts))
	if subject != "" && len(facts) == 0 {
		s.line("Nothing was seen of %s.%s", subject, subjectsOf(d))
	}
	var vain, not []string
	for _, source := range d.Sources {
		switch {
		case source.State != evidence.Complete:
			not = append(not, fmt.Sprintf("%s: %s", sourceInWords(source), source.Why))
		case !slices.ContainsFunc(d.Facts, func(f evidence.Fact) bool { return f.Source == source.ID }):
			vain = append(vain, sourceInWords(source)+spanOf(source))
		}
	}
	s.list("Looked at whole, with nothing to see:", vain)
	s.list("Not looked at whole, so what is missing there says nothing:", not)
}

func headOfDocument(d evidence.Document) string {
	head := fmt.Sprintf("Evidence about the group %s, collected on %s", d.Group, calendar.Long(d.Collected.Until))
	if d.Collected.By != "" {
		head += " by " + d.Collected.By
	}
	if commit := d.Declaration.Commit; commit != "" {
		head += ", of commit " + commit[:12]
	}
	if len(d.Collected.Asked) == 0 {
		return head + "; nothing was asked for."
	}
	asked := make([]string, len(d.Collected.Asked))
	for i, kind := range d.Collected.Asked {
		asked[i] = string(kind)
	}
	return head + "; asked for: " + strings.Join(asked, ", ") + "."
}

// factsInWords returns a line for each fact, in the order of facts.
func factsInWords(facts []evidence.Fact) []string {
	lines := make([]string, len(facts))
	for i, f := range facts {
		says := f.Is
		if word, known := evidence.Find(f.Is); known {
			says = word.Says
		}
		if f.Value != "" {
			says += ": " + valueInWords(f)
		}
		lines[i] = fmt.Sprintf("%s: %s, %s", subjectOf(f.About), says, calendar.Long(f.On))
		if f.URL != "" {
			lines[i] += ", " + f.URL
		}
	}
	return lines
}

// valueInWords returns the value of a fact. Amounts, which are in pence, become pounds.
func valueInWords(f evidence.Fact) string {
	if slices.Contains([]string{"forecast", "forecast-at", "actual"}, f.Is) {
		if pence, err := strconv.ParseInt(f.Value, 10, 64); err == nil {
			return money.Pence(pence).String()
		}
	}
	return f.Value
}

func sourceInWords(s evidence.Source) string { return string(s.Kind) + " of " + s.Of }

func spanOf(s evidence.Source) string {
	if s.From == "" {
		return ", up to " + calendar.Long(s.Until)
	}
	return fmt.Sprintf(", from %s to %s", calendar.Long(s.From), calendar.Long(s.Until))
}

// isAbout reports whether a fact is about subject, such as service:soil-checks, or
// about a part of it. Every fact is about the empty subject.
func isAbout(f evidence.Fact, subject string) bool {
	return subject == "" || subjectOf(f.About) == subject || strings.HasPrefix(subjectOf(f.About)+"/", subject+"/") || strings.Join(f.About, "/") == subject
}

// subjectOf returns the subject of a fact in the form that results have:
// "service:soil-checks" for the path services, soil-checks of the fact.
func subjectOf(about []string) string {
	if len(about) < 2 {
		return "group"
	}
	kind := about[0]
	switch {
	case kind == "finance":
		kind = "month"
	case kind == "pipeline", kind == "roadmap", kind == "legacy", kind == "spend", kind == "readiness":
	default:
		kind = strings.TrimSuffix(kind, "s")
	}
	return kind + ":" + strings.Join(about[1:], "/")
}

// mostSubjects is how many subjects a message suggests at most, if there is no fact
// about the subject that the user asked for.
const mostSubjects = 10

func subjectsOf(d evidence.Document) string {
	var all []string
	for _, f := range d.Facts {
		all = append(all, declaration.Shown(subjectOf(f.About)))
	}
	slices.Sort(all)
	if all = slices.Compact(all); len(all) == 0 {
		return ""
	}
	more := ""
	if len(all) > mostSubjects {
		all, more = all[:mostSubjects], " and more"
	}
	return " Something was seen of " + strings.Join(all, ", ") + more + "."
}
