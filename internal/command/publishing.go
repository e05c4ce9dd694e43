package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/DEFRA/dgcheck/internal/actions"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// publishing publishes one result to GitHub.
type publishing struct {
	host    Host
	options publishOptions
	event   actions.Context
	// unknown is why the event of the run could not be read. If it is set, nothing is
	// written to GitHub.
	unknown   error
	catalogue outline.Catalogue
	// checkout is the clone that contains the judged files. It is nil if flags say
	// where to publish, or if another run made the result.
	checkout *checkout
	// onHead maps lines of the judged files to those of the commit that is published
	// to; see scorecard.Run.
	onHead func(string, int) (int, bool)
	// since is the commit that a proposed change is compared with. It is empty if there
	// is no such change or if the commit is not known.
	since string
	// figures is the digest of the figures that are built in, params.yaml.
	figures string
	// identify returns the id of the group whose files are in root, or fallback if they
	// contain no id.
	identify func(root fs.FS, fallback string) string
	// folder is the path that was judged, relative to the root of the repository.
	folder string
	// result, summary and card are the files to which the formats json, markdown and
	// card are written, or empty. They become outputs of the workflow step.
	result, summary, card string
	// annotated is set if the format github has already written annotations to the log.
	annotated bool
	// notes are sentences for the job summary.
	notes []string
	// tell receives the sentences on what was written. Problems are written to the
	// host's Err.
	tell   io.Writer
	failed bool
}

// newPublishing works out from flags or the event what to publish and where. It is
// called before anything is judged, so that a wrong flag is reported early.
func newPublishing(host Host, o publishOptions) (*publishing, error) {
	p := &publishing{host: host, options: o, tell: host.Err}
	switch {
	case o.byHand():
		event, err := actions.ByHand(host.Env, o.repo, o.sha, o.pr)
		if err != nil {
			return nil, wrongUse("%w", err)
		}
		p.event = event
	case host.Env("GITHUB_EVENT_NAME") == "":
		return nil, wrongUse("say where to publish: --repo OWNER/NAME and --sha COMMIT; without them it is published from GitHub Actions alone")
	default:
		p.event, p.unknown = readContext(host)
	}
	return p, nil
}

// find finds the clone that contains folder, and the commit that a proposed change is
// compared with. If sure is set, the clone counts only if its commit or origin matches
// the run. The error says why the commit could not be found.
func (p *publishing) find(ctx context.Context, folder string, sure bool) error {
	o := p.event
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

// inWords returns err, but replaces errNoRepository by an error that says what to do.
func inWords(err error) error {
	if errors.Is(err, errNoRepository) {
		return errors.New("what was checked is not in a clone of this repository: check it out with actions/checkout and `fetch-depth: 0`")
	}
	return err
}

// proposed returns the word for the proposed change: "merge" in a merge queue, or "pull
// request".
func (p *publishing) proposed() string {
	if p.event.Queued {
		return "merge"
	}
	return "pull request"
}

// publish writes the job summary and the outputs first, and then publishes to GitHub.
// The findings are thus shown even if GitHub refuses. If check runs are wanted and
// missing, it writes annotations to the log.
func (p *publishing) publish(ctx context.Context, run scorecard.Run, cards []scorecard.Scorecard) error {
	why := p.refusal()
	if why == "" {
		p.askForLines(ctx)
	}
	run.Source, run.OnHead = p.source(), p.onHead
	for i := range cards { // another run may have set CustomProblem only for the whole run
		cards[i].CustomProblem = cmp.Or(cards[i].CustomProblem, run.CustomProblem)
	}
	if p.event.Elsewhere {
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

// refusal returns the reason why nothing is written to GitHub, or "" if writing can be
// tried. It sets p.failed if the event could not be read, or if there is no token
// although flags say where to publish.
func (p *publishing) refusal() string {
	switch {
	case p.unknown != nil:
		p.failed = true
		return "Nothing is written to GitHub: " + p.unknown.Error() + "."
	case p.event.Over != "":
		return p.event.Over
	case p.event.ReadOnly != "":
		return p.event.ReadOnly
	case token(p.host) == "" && p.event.Doubt != "" && !p.options.dryRun:
		return p.event.Doubt
	case token(p.host) == "" && !p.options.dryRun:
		p.failed = p.options.byHand()
		return "There is no token in GITHUB_TOKEN or GH_TOKEN, so nothing is written to GitHub."
	}
	return ""
}

// mayAnnotate reports whether to write annotations to the log: GitHub Actions shows
// them there, this run itself made the result, and they are not in the log yet.
func (p *publishing) mayAnnotate() bool {
	inRun := inActions(p.host) || !p.options.byHand()
	return inRun && !p.event.Elsewhere && p.event.Over == "" && !p.annotated && !p.options.dryRun
}

// annotate writes the findings to the log as workflow commands. GitHub turns these into
// annotations, and they need no permission.
func (p *publishing) annotate(run scorecard.Run, cards []scorecard.Scorecard) error {
	return writeCards(p.host.Out, "github", outline.Options{Catalogue: p.catalogue}, run, cards)
}

// writeCards writes scorecards to w in a format such as markdown.
func writeCards(w io.Writer, format string, o outline.Options, run scorecard.Run, cards []scorecard.Scorecard) error {
	reporter, ok := report.New(format, o)
	if !ok {
		return fmt.Errorf("there is no format %s", format)
	}
	if err := reporter.Begin(w, run); err != nil {
		return err
	}
	for i, card := range cards {
		if err := reporter.Group(w, outline.Card{Scorecard: card, Index: i}); err != nil {
			return err
		}
	}
	return reporter.End(w)
}

// source returns the repository, commit and folder that links lead to.
func (p *publishing) source() scorecard.Source {
	if p.event.Commit == "" {
		return scorecard.Source{}
	}
	return sourceAt(p.event, p.lines(), p.folder)
}

// lines returns the commit whose lines were judged: the one that is checked out in the
// clone or, if no clone was found, the one that is published to.
func (p *publishing) lines() string {
	if p.checkout != nil && p.checkout.clone != nil {
		return p.checkout.clone.head
	}
	return p.event.Commit
}

// note prints a sentence and adds it to the job summary.
func (p *publishing) note(sentence string) {
	if sentence != "" {
		p.notes = append(p.notes, sentence)
		p.say(sentence)
	}
}

// try reports err, if it is not nil, as a failure. doing completes "could not …".
func (p *publishing) try(doing string, err error) {
	if err != nil {
		p.failed = true
		p.say(fmt.Sprintf("could not %s: %v", doing, err))
	}
}

func (p *publishing) say(sentence string) { _ = sayTo(p.host.Err, sentence) }
