package command

import (
	"os"
	"strings"

	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/report/markdown"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// longestSummary bounds a job's summary, in bytes. A step may write 1 MiB,
// beyond which GitHub drops the summary without a message
// (https://docs.github.com/actions/reference/limits). The bound leaves room for
// notes.
const longestSummary = 1_000_000

// summarise adds the scorecard to the job's summary, if there is one.
func (p *publishing) summarise(run scorecard.Run, cards []scorecard.Scorecard) error {
	name := p.host.Env("GITHUB_STEP_SUMMARY")
	if name == "" {
		return nil
	}
	var text strings.Builder
	for _, note := range p.notes {
		text.WriteString("\n" + markdown.Note(note) + "\n")
	}
	text.WriteString("\n")
	if err := writeCards(&text, "markdown", outline.Options{Catalogue: p.catalogue, Limit: longestSummary}, run, cards); err != nil {
		return err
	}
	return appendTo(name, text.String())
}

// mostRegrets bounds what is added to a job's summary after publishing, in
// bytes.
const mostRegrets = 20_000

// regret adds to the job's summary what could not be written to GitHub, for
// people who do not open the log. The rest of the summary was written before
// publishing.
func (p *publishing) regret(refusals []publication.Refused) error {
	name := p.host.Env("GITHUB_STEP_SUMMARY")
	if name == "" || len(refusals) == 0 {
		return nil
	}
	var text strings.Builder
	for _, refused := range refusals {
		if text.Len() < mostRegrets {
			text.WriteString("\n" + markdown.Note(refused.Sentence) + "\n")
		}
	}
	return appendTo(name, text.String())
}

// appendTo appends a text to a file that the runner reads after the step.
func appendTo(name, text string) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, outfile.Mode)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}
