package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/DEFRA/dgcheck/internal/event"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// publishing is a result on its way to GitHub.
type publishing struct {
	host     Host
	options  publishOptions
	occasion event.Occasion
	// unknown says why the occasion could not be read; nothing is written to
	// GitHub then.
	unknown   error
	catalogue report.Catalogue
	// checkout is where the files come from that were checked; nil by hand, and for
	// a result of another run.
	checkout *checkout
	// onHead leads from the lines that were checked to those of the commit that is
	// spoken of; see scorecard.Run.
	onHead func(string, int) (int, bool)
	// since is the commit that a proposed change is compared with; empty where
	// nothing is proposed, or it is not known.
	since string
	// figures is the digest of the figures by default.
	figures string
	// identify gives the id of a group by its files.
	identify func(root fs.FS, fallback string) string
	// folder is where the PATH that was checked lies in the repository.
	folder string
	// result and summary are the files that hold the result and its Markdown;
	// empty without one.
	result, summary string
	// annotated tells that the annotations stand in the log already.
	annotated bool
	// notes are what there is to say before anything is published.
	notes []string
	// tell is where it is said what was written; what went wrong goes to the
	// program's errors.
	tell   io.Writer
	failed bool
}

// newPublishing finds out what there is to publish where, before anything is
// judged.
func newPublishing(host Host, o publishOptions) (*publishing, error) {
	p := &publishing{host: host, options: o, tell: host.Err}
	switch {
	case o.byHand():
		occasion, err := event.ByHand(host.Env, o.repo, o.sha, o.pr)
		if err != nil {
			return nil, wrongUse("%w", err)
		}
		p.occasion = occasion
	case host.Env("GITHUB_EVENT_NAME") == "":
		return nil, wrongUse("say where to publish: --repo OWNER/NAME and --sha COMMIT; without them it is published from GitHub Actions alone")
	default:
		p.occasion, p.unknown = readOccasion(host)
	}
	return p, nil
}

// find finds the clone that was checked, of which sure tells that it has to be known
// as the run's own, and what a proposed change is compared with. It errs with the reason where that cannot be told.
func (p *publishing) find(ctx context.Context, folder string, sure bool) error {
	o := p.occasion
	if p.options.byHand() || p.unknown != nil || o.Commit == "" || o.Elsewhere {
		return nil
	}
	p.checkout = findCheckout(ctx, p.host, o, folder, sure)
	p.onHead = p.checkout.onHead(o.Commit)
	if o.Base == "" && !o.Queued {
		return nil
	}
	if p.checkout.clone == nil {
		return inWords(p.checkout.problem)
	}
	proposal := history.Proposal{Head: o.Commit, Base: o.Base, Branch: o.Target, Queued: o.Queued}
	if p.checkout.fork {
		proposal.Branch = ""
	}
	var err error
	p.since, err = proposal.CompareWith(p.checkout.clone.git)
	return err
}

// inWords says what to do where there is no repository.
func inWords(err error) error {
	if errors.Is(err, errNoRepository) {
		return errors.New("what was checked is not in a clone of this repository: check it out with actions/checkout and `fetch-depth: 0`")
	}
	return err
}

// proposed is a word for what is proposed.
func (p *publishing) proposed() string {
	if p.occasion.Queued {
		return "merge"
	}
	return "pull request"
}

// publish writes the job's summary and outputs, then publishes to GitHub and,
// where that may not be, puts annotations into the log. What was found is so told
// before anything can be refused.
func (p *publishing) publish(ctx context.Context, run scorecard.Run, cards []scorecard.Scorecard) error {
	why := p.refusal()
	if why == "" {
		p.askForLines(ctx)
	}
	run.Source, run.OnHead = p.source(), p.onHead
	for i := range cards { // a result from elsewhere may say of the run alone
		cards[i].OwnProblem = cmp.Or(cards[i].OwnProblem, run.OwnProblem)
	}
	if p.occasion.Elsewhere {
		p.note(publication.WhoseWord)
	}
	p.note(why)
	p.try("write the job's summary", p.summarise(run, cards))
	p.try("write the outputs", p.putOut(cards))
	checked := !p.options.checks
	if why == "" {
		checked = p.post(ctx, run, cards)
	}
	if !checked && p.mayAnnotate() {
		p.try("write the annotations", p.annotate(run, cards))
	}
	if p.failed {
		return &failure{CouldNotPublish, errors.New("not everything could be published; the result itself is whole")}
	}
	return nil
}

// refusal says why nothing is written to GitHub; empty where it can be tried. What
// comes from outside, or is left undone by a person who asked for it, is a
// failure; a run that has no rights to write is none.
func (p *publishing) refusal() string {
	switch {
	case p.unknown != nil:
		p.failed = true
		return "Nothing is written to GitHub: " + p.unknown.Error() + "."
	case p.occasion.Over != "":
		return p.occasion.Over
	case p.occasion.ReadOnly != "":
		return p.occasion.ReadOnly
	case token(p.host) == "" && p.occasion.Doubt != "" && !p.options.dryRun:
		return p.occasion.Doubt
	case token(p.host) == "" && !p.options.dryRun:
		p.failed = p.options.byHand()
		return "There is no token in GITHUB_TOKEN or GH_TOKEN, so nothing is written to GitHub."
	}
	return ""
}

// mayAnnotate tells that annotations in the log reach the reader and say something
// that is said nowhere else.
func (p *publishing) mayAnnotate() bool {
	inRun := inActions(p.host) || !p.options.byHand()
	return inRun && !p.occasion.Elsewhere && p.occasion.Over == "" && !p.annotated && !p.options.dryRun
}

// annotate writes the annotations as workflow commands, which need no rights.
func (p *publishing) annotate(run scorecard.Run, cards []scorecard.Scorecard) error {
	return writeCards(p.host.Out, "github", report.Options{Catalogue: p.catalogue}, run, cards)
}

// writeCards writes scorecards in a format.
func writeCards(w io.Writer, format string, o report.Options, run scorecard.Run, cards []scorecard.Scorecard) error {
	reporter, ok := report.New(format, o)
	if !ok {
		return fmt.Errorf("there is no format %s", format)
	}
	if err := reporter.Begin(w, run); err != nil {
		return err
	}
	for i, card := range cards {
		if err := reporter.Group(w, report.Card{Scorecard: card, Index: i}); err != nil {
			return err
		}
	}
	return reporter.End(w)
}

// source is where the lines are that are linked to.
func (p *publishing) source() scorecard.Source {
	if p.occasion.Commit == "" {
		return scorecard.Source{}
	}
	return sourceAt(p.occasion, p.lines(), p.folder)
}

// lines is the commit whose lines were checked.
func (p *publishing) lines() string {
	if p.checkout != nil && p.checkout.clone != nil {
		return p.checkout.clone.head
	}
	return p.occasion.Commit
}

// note remembers a sentence for the job's summary and says it.
func (p *publishing) note(sentence string) {
	if sentence != "" {
		p.notes = append(p.notes, sentence)
		p.say(sentence)
	}
}

// try says what could not be done.
func (p *publishing) try(doing string, err error) {
	if err != nil {
		p.failed = true
		p.say(fmt.Sprintf("could not %s: %v", doing, err))
	}
}

func (p *publishing) say(sentence string) { _ = sayTo(p.host.Err, sentence) }
