package command

import (
	"os"
	"strings"

	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// longestSummary keeps a job's summary below the 1 MiB a step may write, beyond
// which GitHub drops it without a word
// (https://docs.github.com/actions/reference/limits), with room for notes. Bytes.
const longestSummary = 1_000_000

// summarise adds the scorecard to the job's summary, where there is one.
func (p *publishing) summarise(run scorecard.Run, cards []scorecard.Scorecard) error {
	name := p.host.Env("GITHUB_STEP_SUMMARY")
	if name == "" {
		return nil
	}
	var text strings.Builder
	for _, note := range p.notes {
		text.WriteString("\n" + report.Note(note) + "\n")
	}
	text.WriteString("\n")
	if err := writeCards(&text, "markdown", report.Options{Catalogue: p.catalogue, Limit: longestSummary}, run, cards); err != nil {
		return err
	}
	return appendTo(name, text.String())
}

// mostRegrets bounds what is added to a job's summary afterwards, in bytes.
const mostRegrets = 20_000

// regret adds to the job's summary what could not be written to GitHub, for those
// who do not open the log. It was not known when the rest was written.
func (p *publishing) regret(refusals []publication.Refused) error {
	name := p.host.Env("GITHUB_STEP_SUMMARY")
	if name == "" || len(refusals) == 0 {
		return nil
	}
	var text strings.Builder
	for _, refused := range refusals {
		if text.Len() < mostRegrets {
			text.WriteString("\n" + report.Note(refused.Sentence) + "\n")
		}
	}
	return appendTo(name, text.String())
}

// appendTo adds a text to a file that the runner reads when the step has ended.
func appendTo(name, text string) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, reportMode)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}
