package resultjson

import (
	"fmt"
	"io"

	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Read reads a result in the format json: the run and its groups, in order.
//
// The result is hostile: it may come from a run of a stranger's change. Read
// bounds its size and checks its words. An error names the path of the fault,
// for example `groups[2].results[7].verdict`. Unknown keys are skipped, since a
// later version may write more. Counts are not trusted: Read computes the
// tallies again. A digest may be any text, because nothing depends on it.
//
// Fields that the format does not have stay empty: most of a group's profile,
// the place where its files are published, and everything about a standard's
// points except their states. Markdown, GitHub's annotations, badges and JSON
// need none of them.
func Read(r io.Reader) (scorecard.Run, []scorecard.Scorecard, error) {
	in := readJSON(r)
	run, cards := in.run()
	if err := in.end(); err != nil {
		return scorecard.Run{}, nil, fmt.Errorf("it is not a result of dgcheck check -f json: %w", err)
	}
	return run, cards, nil
}

func (r *reader) run() (run scorecard.Run, cards []scorecard.Scorecard) {
	r.object(func(key string) {
		switch key {
		case "schema":
			r.word(SchemaName)
		case "as_of":
			run.AsOf = r.day(false)
		case "dgcheck":
			r.program(&run)
		case "policies":
			r.policies(&run)
		case "base":
			r.base(&run)
		case "groups":
			r.list(func() { cards = append(cards, r.group()) })
		default:
			r.skip()
		}
	}, "schema", "as_of", "dgcheck", "policies", "groups")
	return run, cards
}

func (r *reader) program(run *scorecard.Run) {
	r.object(func(key string) {
		switch key {
		case "version":
			run.Version = r.text()
		case "commit":
			run.Commit = r.text()
		default:
			r.skip()
		}
	}, "version", "commit")
}

func (r *reader) policies(run *scorecard.Run) {
	r.object(func(key string) {
		switch key {
		case "digest":
			run.Digest = r.said()
		case "packs":
			run.Packs = r.texts()
		case "params":
			run.Params = r.said()
		case "own":
			r.own(run)
		default:
			r.skip()
		}
	}, "digest", "packs", "params")
}

// own reads which policies of an organisation were used.
func (r *reader) own(run *scorecard.Run) {
	r.object(func(key string) {
		switch key {
		case "digest":
			run.OwnDigest = r.said()
		case "packs":
			run.OwnPacks = r.texts()
		case "problem":
			run.CustomProblem = r.text()
		default:
			r.skip()
		}
	}, "packs")
}

// base reads the commit compared with.
func (r *reader) base(run *scorecard.Run) {
	r.object(func(key string) {
		switch key {
		case "ref":
			run.Base = r.said()
		case "gone":
			r.list(func() { run.Gone = append(run.Gone, r.gone()) })
		default:
			r.skip()
		}
	}, "ref", "gone")
}

func (r *reader) gone() (gone scorecard.Gone) {
	r.object(func(key string) {
		switch key {
		case "id":
			gone.ID = r.text()
		case "path":
			gone.Path = r.text()
		default:
			r.skip()
		}
	}, "id", "path")
	return gone
}
