package publication

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// mostLost is how often in a row GitHub's answer to a write may be lost before we give
// up.
const mostLost = 2

// checks makes sure that every group has its check run, if the job asks for check runs.
func (p *post) checks(ctx context.Context) {
	if !p.job.Checks {
		return
	}
	tried := attempts{part: Checks}
	for i, g := range p.groups {
		there, err := p.check(ctx, g)
		p.outcome.Checked = p.outcome.Checked && there
		if err == nil {
			tried.failed = 0
		} else if p.refuse(ctx, &tried, g.key, err) {
			p.outcome.Checked = p.outcome.Checked && i == len(p.groups)-1
			return
		}
	}
}

// check is a check run as it should be on GitHub. The field all has every annotation.
// If there are more than forge.MaxAnnotations, several requests send them.
type check struct {
	forge.CheckReport
	all []forge.Annotation
}

// part returns the content of one request: the annotations that begin at index from, at
// most forge.MaxAnnotations. The check run stays in progress until the request that
// sends the last annotations, which completes it.
func (c check) part(from int) forge.CheckReport {
	to := min(from+forge.MaxAnnotations, len(c.all))
	said := c.CheckReport
	said.Annotations = c.all[from:to]
	if to < len(c.all) {
		said.Status, said.Conclusion = forge.InProgress, ""
	}
	return said
}

// check makes sure that g has its check run, and reports whether it exists now. GitHub
// shows only the newest check run of a name. If that has the same content, check keeps
// it, and completes it if an earlier run was killed while writing it. Otherwise check
// makes a new check run. It also ends other check runs of the name that earlier runs
// left in progress.
func (p *post) check(ctx context.Context, g group) (there bool, err error) {
	want, err := p.wanted(g)
	if err != nil {
		return false, err
	}
	found, err := p.hub.Checks(ctx, p.job.Repository, p.job.Commit, want.Name)
	if err != nil {
		return false, err
	}
	id, err := p.bringAbout(ctx, want, found)
	if err != nil {
		return false, err
	}
	return true, p.supersede(ctx, found, id)
}

// ensureCheck makes sure that a check run with the content of want exists. It is for
// the check run that admit writes, which is about the whole result and not about one
// group.
func (p *post) ensureCheck(ctx context.Context, want check) error {
	found, err := p.hub.Checks(ctx, p.job.Repository, p.job.Commit, want.Name)
	if err == nil {
		_, err = p.bringAbout(ctx, want, found)
	}
	return err
}

// bringAbout makes sure that a check run with the content of want exists, and returns
// its id. The list found has the existing check runs of the same name and commit,
// newest first.
func (p *post) bringAbout(ctx context.Context, want check, found []forge.Check) (int64, error) {
	if !p.ours.sure {
		if id, there, err := p.already(ctx, want, found); there || err != nil {
			return id, err
		}
	}
	newest := slices.IndexFunc(found, p.ours.made)
	if newest < 0 || !want.is(found[newest]) {
		return p.create(ctx, want, found)
	}
	if found[newest].Status == forge.Completed {
		return found[newest].ID, nil
	}
	return found[newest].ID, p.goOn(ctx, want, found[newest])
}

// is reports whether an existing check run, the argument there, has the same content as
// c and was not cancelled. The existing check run may still be in progress.
func (c check) is(there forge.Check) bool {
	return there.ExternalID == c.ExternalID && there.Conclusion != forge.Cancelled &&
		(there.Status != forge.Completed || there.Conclusion == c.Conclusion)
}

// already looks among the check runs in found for one with the content of want. It
// returns the id of that check run, and whether there is one. It is called while we do
// not know which app our token belongs to, and takes the app that made the check run to
// be ours. GitHub lets no app change another app's check run, so if completing it is
// refused, the app is not ours.
func (p *post) already(ctx context.Context, want check, found []forge.Check) (int64, bool, error) {
	for _, mine := range []bool{true, false} { // the apps that we assume to be ours come first
		for _, there := range found {
			if there.App == "" || contains(p.ours.apps, there.App) != mine || !want.is(there) || p.superseded(there, found) {
				continue
			}
			if there.Status != forge.Completed {
				err := p.goOn(ctx, want, there)
				if is(err, forge.Forbidden, forge.Missing) {
					continue
				}
				if err != nil {
					return there.ID, false, err
				}
			}
			p.ours.is(there.App)
			return there.ID, true, nil
		}
	}
	return 0, false, nil
}

// superseded reports whether one of the check runs in found is newer than the given one
// and by the same app.
func (p *post) superseded(check forge.Check, found []forge.Check) bool {
	return slices.ContainsFunc(found, func(other forge.Check) bool { return other.App == check.App && other.ID > check.ID })
}

// goOn completes a check run that another run began, the argument there. The argument
// want has the content that it must get. First, goOn waits while the other run is still
// writing (see standBy).
func (p *post) goOn(ctx context.Context, want check, there forge.Check) error {
	if err := p.standBy(ctx, there); err != nil {
		return err
	}
	return p.fill(ctx, there.ID, want, 0)
}

// A run that is filling a check run with annotations writes every second or two. If it
// has written nothing for quietFor, we assume that it was killed. We wait for quietFor
// at most mostQuiet times.
const (
	quietFor  = 5 * time.Second
	mostQuiet = 20
)

// standBy waits while another run adds annotations to a check run, because two runs at
// the same time would add each annotation twice. It returns once the check run is
// complete or has got no annotation for quietFor, and after mostQuiet waits in any
// case. The argument last is the check run as the caller has read it. Without Job.Wait,
// standBy returns at once.
func (p *post) standBy(ctx context.Context, last forge.Check) error {
	if p.job.Wait == nil {
		return nil
	}
	for range mostQuiet {
		if err := p.job.Wait(ctx, quietFor); err != nil {
			return err
		}
		now, err := p.hub.Check(ctx, p.job.Repository, last.ID)
		if err != nil || now.Status == forge.Completed || now.Annotations == last.Annotations {
			return err
		}
		last = now
	}
	return nil
}

// create makes a check run from want and returns its id. The check runs in before have
// the same name and existed already. If GitHub's answer is lost, create looks for a
// check run that is not in before, and tries again only if there is none.
func (p *post) create(ctx context.Context, want check, before []forge.Check) (int64, error) {
	for lost := 0; ; lost++ {
		made, err := p.hub.CreateCheck(ctx, p.job.Repository, want.part(0))
		if errors.Is(err, forge.Lost) && lost < mostLost && ctx.Err() == nil {
			made, err = p.created(ctx, want, before)
			if err == nil && made.ID == 0 {
				continue
			}
		}
		if err != nil {
			return 0, err
		}
		p.ours.is(made.App)
		p.done("Made the check run %s on %s.", want.Name, short(p.job.Commit))
		if made.Status == forge.Completed {
			return made.ID, nil
		}
		return made.ID, p.fill(ctx, made.ID, want, 0)
	}
}

// created looks for the check run that create wanted to make, because GitHub may have
// made it although its answer was lost. It ignores the check runs in before. If there
// is no other, it returns the zero Check.
func (p *post) created(ctx context.Context, want check, before []forge.Check) (forge.Check, error) {
	now, err := p.hub.Checks(ctx, p.job.Repository, p.job.Commit, want.Name)
	if err != nil {
		return forge.Check{}, err
	}
	for _, found := range now {
		there := slices.ContainsFunc(before, func(c forge.Check) bool { return c.ID == found.ID })
		if !there && found.ExternalID == want.ExternalID {
			return found, nil
		}
	}
	return forge.Check{}, nil
}

// fill sends the remaining annotations of the check run with this id and completes it.
// The number said is how many annotations are known to have been sent. Before each
// request, fill reads the number that GitHub has and uses the larger one, because an
// answer may have been lost or another run may be writing.
func (p *post) fill(ctx context.Context, id int64, want check, said int) error {
	for lost := 0; ; {
		now, err := p.hub.Check(ctx, p.job.Repository, id)
		if err != nil || now.Status == forge.Completed {
			return err
		}
		said = min(max(said, now.Annotations), len(want.all))
		next := want.part(said)
		switch _, err = p.hub.UpdateCheck(ctx, p.job.Repository, id, next); {
		case errors.Is(err, forge.Lost) && lost < mostLost && ctx.Err() == nil:
			lost++
		case err != nil:
			return err
		case next.Status == forge.Completed:
			p.done("Completed the check run %s.", want.Name)
			return nil
		default:
			said, lost = said+len(next.Annotations), 0
		}
	}
}

// supersede completes those check runs in found that earlier runs of dgcheck left in
// progress, with the conclusion cancelled. It leaves the check run with the given id
// alone.
func (p *post) supersede(ctx context.Context, found []forge.Check, id int64) error {
	for _, old := range found {
		if old.ID == id || old.Status == forge.Completed || !p.ours.made(old) {
			continue
		}
		report := forge.CheckReport{
			Name: old.Name, Commit: p.job.Commit, ExternalID: old.ExternalID, Status: forge.Completed, Conclusion: forge.Cancelled,
			Title: "Superseded", Summary: "A newer check run of dgcheck stands for this commit.",
		}
		err := again(ctx, func() error {
			_, err := p.hub.UpdateCheck(ctx, p.job.Repository, old.ID, report)
			return err
		})
		if err != nil && !is(err, forge.Missing) {
			return err
		}
		p.done("Ended the check run %s that an earlier run had left in progress.", old.Name)
	}
	return nil
}
