package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Assessor is a page about one service for the people who assess it: the results, the
// declared values and where they are, what the evidence shows, and what is unknown.
type Assessor struct {
	Run scorecard.Run
	// Card is the scorecard of the group that has the service. Its only results are
	// those about the service.
	Card outline.Card
	// Service is the name of the service. The field For names the assessment that the
	// page is for: alpha, beta or live.
	Service, For string
	Facts        []DeclaredFact
	// Sources are the sources of evidence that were read. Seen has the facts from them
	// that are about the service.
	Sources []evidence.Source
	Seen    []evidence.Fact
}

// DeclaredFact is a declared value. The field What has its key, such as "owner.role",
// and the field At its position. If the value must not be shown, Hidden has the reason;
// otherwise Hidden is "".
type DeclaredFact struct {
	What, Value string
	At          source.Position
	Hidden      string
}

// Write writes the page as Markdown.
func (a Assessor) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s: for its %s assessment\n\n%s, as of %s", escape.ForMarkdown(a.Service), a.For, escape.ForMarkdown(a.Card.Name), calendar.Long(a.Run.AsOf))
	if address := escape.RepositoryAddress(a.Run.Source); address != "" {
		fmt.Fprintf(out, ", at commit [%.10s](%s/commit/%s)", escape.ForMarkdown(a.Run.Source.Commit), address, escape.ForMarkdown(a.Run.Source.Commit))
	}
	t := scorecard.Count(a.Card.Results)
	fmt.Fprintf(out, ".\n%s %d of %s met; %d waived, %d not due, %d unknown.\n", outline.ToMend(t), t.Met(), outline.Count(t.Asked(), "expectation"), t.Waived, t.NotDue, t.NotAssessed)
	for _, part := range []struct {
		title    string
		verdicts []finding.Verdict
	}{
		{"To mend", []finding.Verdict{finding.Fail, finding.Waived}},
		{"Unknown: could not be judged", []finding.Verdict{finding.NotAssessed}},
		{"Not due yet", []finding.Verdict{finding.NotDue}},
		{"Met", []finding.Verdict{finding.Pass, finding.Attested}},
		{"Not asked", []finding.Verdict{finding.NotApplicable}},
	} {
		a.results(out, part.title, part.verdicts)
	}
	a.declared(out)
	a.seen(out)
	return out.Flush()
}

func (a Assessor) results(out io.Writer, title string, verdicts []finding.Verdict) {
	begun := false
	for _, verdict := range verdicts {
		for _, r := range a.Card.Results {
			if r.Verdict != verdict {
				continue
			}
			if !begun {
				fmt.Fprintf(out, "\n## %s\n\n", title)
				begun = true
			}
			word := string(r.Verdict)
			if r.Verdict == finding.Fail {
				word = r.Severity.String()
			}
			message := cmp.Or(r.Message, outline.TitleOf(outline.Options{}, r.Rule)+" holds.")
			fmt.Fprintf(out, "- **%s**: %s (%s, %s)\n", escape.ForMarkdown(word), escape.ForMarkdown(message), escape.CodeForMarkdown(string(r.Rule)), a.place(r.Where))
			if r.Verdict == finding.Fail {
				fmt.Fprintf(out, "  - To mend: %s\n", escape.ForMarkdown(r.Remedy))
			}
		}
	}
}

// place returns a file and line, with a link to the line if the commit is known.
func (a Assessor) place(at source.Position) string {
	where := fmt.Sprintf("%s:%d", escape.ForMarkdown(at.File), at.Line)
	if address := escape.LineAddress(a.Run.Source, a.Card.Path, at); address != "" {
		return fmt.Sprintf("[%s](%s)", where, address)
	}
	return where
}

func (a Assessor) declared(out io.Writer) {
	fmt.Fprintf(out, "\n## What is declared\n\n| what | value | where |\n|---|---|---|\n")
	for _, fact := range a.Facts {
		value := string(escape.ForMarkdown(fact.Value))
		if fact.Hidden != "" {
			value = "not shown: " + fact.Hidden
		}
		fmt.Fprintf(out, "| %s | %s | %s |\n", escape.ForMarkdown(fact.What), value, a.place(fact.At))
	}
}

func (a Assessor) seen(out io.Writer) {
	fmt.Fprintf(out, "\n## What was seen beside the declaration\n\n")
	if len(a.Sources) == 0 {
		fmt.Fprintf(out, "Nothing was looked at, so all of the above is the group's own word. `dgcheck collect` looks, and `--evidence` or `--history` brings it here.\n")
		return
	}
	for _, fact := range a.Seen {
		line := fmt.Sprintf("%s %s", fact.Is, fact.Value)
		fmt.Fprintf(out, "- %s: %s (%s)\n", calendar.Long(fact.On), escape.ForMarkdown(line), escape.ForMarkdown(fact.Source))
	}
	if len(a.Seen) == 0 {
		fmt.Fprintf(out, "Nothing of this service.\n")
	}
	fmt.Fprintf(out, "\n| looked at | how much could be seen | why not all |\n|---|---|---|\n")
	for _, s := range a.Sources {
		fmt.Fprintf(out, "| %s | %s | %s |\n", escape.ForMarkdown(s.Of), escape.ForMarkdown(string(s.State)), escape.ForMarkdown(s.Why))
	}
}
