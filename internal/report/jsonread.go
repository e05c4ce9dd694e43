package report

import (
	"fmt"
	"io"

	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Read reads what the format json wrote: the run and its groups, in their order.
// The result is taken for hostile: it may come from the run of a stranger's
// change. Its sizes are bounded and its words checked, and what is wrong is told
// with its place, such as `groups[2].results[7].verdict`. Keys that are not known
// are passed over, since a later version may write more. Counts are not believed:
// the tallies are counted again. A digest may be any text, for nothing rests on it.
//
// What the format does not hold stays empty: most of a group's profile, where its files
// are published and what the colours of standards rest on but the states of their
// points. Markdown, GitHub's annotations, badges and JSON need none of it.
func Read(r io.Reader) (scorecard.Run, []scorecard.Scorecard, error) {
	in := readJSON(r)
	run, cards := in.run()
	if err := in.end(); err != nil {
		return scorecard.Run{}, nil, fmt.Errorf("it is not a result of dgcheck check -f json: %w", err)
	}
	return run, cards, nil
}

func (r *jsonReader) run() (run scorecard.Run, cards []scorecard.Scorecard) {
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

func (r *jsonReader) program(run *scorecard.Run) {
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

func (r *jsonReader) policies(run *scorecard.Run) {
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

// own reads which an organisation's own policies were.
func (r *jsonReader) own(run *scorecard.Run) {
	r.object(func(key string) {
		switch key {
		case "digest":
			run.OwnDigest = r.said()
		case "packs":
			run.OwnPacks = r.texts()
		case "problem":
			run.OwnProblem = r.text()
		default:
			r.skip()
		}
	}, "packs")
}

// base reads what was compared with.
func (r *jsonReader) base(run *scorecard.Run) {
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

func (r *jsonReader) gone() (gone scorecard.Gone) {
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
