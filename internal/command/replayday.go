package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/gitexec"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// replay judges groups as they were on earlier days.
type replay struct {
	host    Host
	options replayOptions
	// Both maps have the path of a repository's root as key. The map git has the
	// gitexec.Git that reads the repository, and the map public its web address.
	git    map[string]*gitexec.Git
	public map[string]string
	// The map earlier has the paths that git could not show on one of the days, each
	// with the reason for the first such day. The list failed has the same paths in the
	// order in which that happened.
	earlier map[string]error
	failed  []string
	cards   int
}

// repository returns the gitexec.Git for the repository whose root is top.
func (r *replay) repository(ctx context.Context, top string) (*gitexec.Git, error) {
	if known := r.git[top]; known != nil {
		return known, nil
	}
	git, err := gitexec.At(ctx, top)
	if err != nil {
		return nil, err
	}
	if r.git == nil {
		r.git, r.public = map[string]*gitexec.Git{}, map[string]string{}
	}
	c := clone{git: git}
	r.git[top], r.public[top] = git, publicAddress(c.origin())
	return git, nil
}

// path writes to out the cards of the groups below the path in name, as they were on
// the day of the check c.
func (r *replay) path(ctx context.Context, c *check, name string, out io.Writer) error {
	at := spotOf(name)
	if at.top == "" {
		if _, err := os.Stat(name); err != nil {
			return couldNotJudge(err)
		}
		return couldNotJudge(fmt.Errorf("%s is not in a git repository, so its earlier days are not known", filepath.ToSlash(name)))
	}
	git, err := r.repository(ctx, at.top)
	if err != nil {
		return couldNotJudge(err)
	}
	ref, err := refOf(c.run.AsOf, r.host.Now())
	if err != nil {
		return err
	}
	commit, err := history.OnDay(git, ref)
	if err != nil {
		var problem *history.Problem
		if !errors.As(err, &problem) {
			return couldNotJudge(err)
		}
		if r.earlier[name] == nil {
			r.failed = append(r.failed, name)
			r.earlier[name] = err
		}
		return nil
	}
	return r.commit(ctx, c, git, at, commit, out)
}

// commit writes to out the cards of the groups below the folder at a spot, as they were
// in a commit.
func (r *replay) commit(ctx context.Context, c *check, git *gitexec.Git, at spot, commit string, out io.Writer) error {
	repository, err := history.Open(git, history.Ref{Name: commit}, declaration.MaxFile)
	if err != nil {
		return couldNotJudge(err)
	}
	defer repository.Close()
	top, err := repository.Folder(at.way)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return couldNotJudge(err)
	}
	when, err := history.CommittedAt(git, commit)
	if err != nil {
		return couldNotJudge(err)
	}
	origin := scorecard.Origin{Repository: r.public[at.top], Commit: commit, CommittedAt: when.UTC().Format(time.RFC3339)}
	for _, way := range portfolio.Within(top) {
		folder, err := repository.Folder(path.Join(at.way, way))
		if err != nil {
			return couldNotJudge(err)
		}
		origin.Path = path.Join(at.way, way)
		judged := r.judge(ctx, c, folder, filepath.Base(filepath.Join(at.top, origin.Path)), origin)
		if err := folder.Failed(); err != nil {
			return couldNotJudge(err)
		}
		made := card.Of(judged, c.run, c.catalogue)
		made.Replayed = true
		if err := card.Write(out, &made); err != nil {
			return err
		}
		r.cards++
	}
	return ctx.Err()
}

// judge judges one group as it was in a folder of a commit. The argument fallback is
// the id that it gets if its declaration has none.
func (r *replay) judge(ctx context.Context, c *check, folder *history.Folder, fallback string, origin scorecard.Origin) outline.Card {
	m := member{id: c.schema.Identify(folder, fallback)}
	judged := outline.Card{Scorecard: scorecard.Scorecard{ID: m.id, Name: m.id, Path: origin.Path, Gate: "advisory", Origin: origin}}
	d := c.load(folder, m, func(string) (bool, error) { return true, nil }) // every file of a commit is tracked
	if _, err := c.fill(ctx, &judged, d, evaluation.Evidence{}); err != nil {
		judged.Problem = err.Error()
	}
	return judged
}
