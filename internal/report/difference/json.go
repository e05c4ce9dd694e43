package difference

import (
	"io"

	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/resultjson"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// SchemaName identifies the version of the JSON format.
const SchemaName = "dgcheck.diff/1"

type jsonReport struct {
	Schema  string      `json:"schema"`
	Old     jsonRun     `json:"old"`
	New     jsonRun     `json:"new"`
	Against string      `json:"against,omitempty"`
	Groups  []jsonGroup `json:"groups"`
}

type jsonRun struct {
	AsOf   string `json:"as_of"`
	Digest string `json:"digest"`
	Params string `json:"params"`
}

type jsonGroup struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Added   bool   `json:"added"`
	Gone    bool   `json:"gone"`
	Problem string `json:"problem,omitempty"`
	Counts  counts `json:"counts"`
	// These lists have what resultjson.Results returns: results in the format of the
	// JSON result.
	New       any            `json:"new"`
	Stale     any            `json:"stale"`
	Standing  any            `json:"standing"`
	Mended    any            `json:"mended"`
	NotDue    any            `json:"not_due"`
	Hidden    any            `json:"hidden"`
	Standards []jsonMovement `json:"standards"`
}

type counts struct {
	Before fails `json:"before"`
	Now    fails `json:"now"`
}

type fails struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

type jsonMovement struct {
	Number string        `json:"number"`
	Name   string        `json:"name"`
	Before scorecard.RAG `json:"before"`
	Now    scorecard.RAG `json:"now"`
}

// json writes every group, including unchanged ones, sorted by id.
func (r *Report) json(w io.Writer) error {
	written := jsonReport{Schema: SchemaName, Old: runOf(r.Old), New: runOf(r.New), Against: r.Against, Groups: []jsonGroup{}}
	for _, g := range r.Groups {
		group := jsonGroup{
			ID: g.ID, Name: g.Name, Added: g.Added, Gone: g.Gone, Problem: g.Problem, Counts: counts{failsOf(g.Before), failsOf(g.Now)},
			New: resultjson.Results(g.New), Stale: resultjson.Results(g.Stale), Standing: resultjson.Results(g.Standing),
			Mended: resultjson.Results(g.Mended), NotDue: resultjson.Results(g.NotDue), Hidden: resultjson.Results(g.Hidden), Standards: []jsonMovement{},
		}
		for _, m := range g.Moved {
			group.Standards = append(group.Standards, jsonMovement(m))
		}
		written.Groups = append(written.Groups, group)
	}
	text, err := jsonstream.Marshal(written, "")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

func runOf(run scorecard.Run) jsonRun { return jsonRun{run.AsOf, run.Digest, run.Params} }

func failsOf(t scorecard.Tally) fails { return fails{t.Errors, t.Warnings, t.Infos} }
