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

// longestSummary is the longest text, in bytes, that dgcheck writes to the job summary
// for the scorecards. If a step writes more than 1 MiB, GitHub drops the summary
// without a message (https://docs.github.com/actions/reference/limits). The rest of the
// MiB is for notes.
const longestSummary = 1_000_000

// summarise appends the scorecards to the job summary, if GITHUB_STEP_SUMMARY names a
// file for it.
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

// mostRegrets limits what is added to the job summary after publishing. Once its length
// in bytes has reached mostRegrets, no more refusals are added.
const mostRegrets = 20_000

// regret adds to the job summary what could not be written to GitHub, because few
// people open the log. summarise has already written the scorecards there, before
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

// appendTo appends text to one of the files that the runner reads after the step.
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
