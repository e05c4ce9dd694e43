package command

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report/difference"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// pair is one group judged twice. The field was is the result by the policies and
// figures (params.yaml) of the other flags. The field called is has the result by those
// of --against-policy.
type pair struct{ was, is outline.Card }

// runAgainst judges the same declarations twice: by the policies and figures
// (params.yaml) of the other flags, and by those of --against-policy. It writes the
// differences between the two results.
func runAgainst(ctx context.Context, host Host, o checkOptions) error {
	if err := againstAlone(o); err != nil {
		return err
	}
	if o.quiet {
		host.Out = io.Discard
	}
	other, err := withOther(o)
	if err != nil {
		return err
	}
	c, err := newRun(ctx, host, o)
	if err != nil {
		return err
	}
	defer c.close()
	against, err := newRun(ctx, host, other)
	if err != nil {
		return err
	}
	defer against.close()
	if err := first(refusal(c), refusal(against)); err != nil {
		return err
	}
	was, is, judged, err := c.both(ctx, against, o.paths)
	if err != nil {
		return err
	}
	report := difference.Of(c.run, against.run, was, is)
	report.Against = strings.Join(o.against, " and ")
	if err := writeDifference(host, report, o.formats); err != nil {
		return err
	}
	return judged
}

// againstAlone returns an error for flags that cannot be combined with
// --against-policy.
func againstAlone(o checkOptions) error {
	switch {
	case o.hasBase || o.publish:
		return wrongUse("--against-policy compares policies; leave out --base and --publish")
	case o.folder != "":
		return wrongUse("--out does not go with --against-policy; name the files, as in -f markdown=changes.md")
	}
	return knownFormats(o.formats, difference.Formats())
}

// both judges each group under paths twice. It returns two lists in the same order: the
// results by c, and then the results by against. If a group could not be judged, both
// still returns the lists, and the result judged is the error that says so.
func (c *check) both(ctx context.Context, against *check, paths []string) (was, is []scorecard.Scorecard, judged, err error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	found, err := portfolio.Find(paths)
	if err != nil {
		return nil, nil, nil, couldNotJudge(err)
	}
	groups, err := c.inOrder(ctx, found)
	if err != nil {
		return nil, nil, nil, err
	}
	outcomes := [2]outcome{{failOn: rule.None}, {failOn: rule.None}}
	meter := newMeter(c.host, len(groups))
	err = portfolio.Stream(ctx, groups, min(c.workers, against.workers), func(ctx context.Context, m member) pair {
		return pair{c.judge(ctx, m), against.judge(ctx, m)}
	}, func(p pair) error {
		was, is = append(was, p.was.Scorecard), append(is, p.is.Scorecard)
		outcomes[0].count(p.was)
		outcomes[1].count(p.is)
		meter.step()
		return nil
	})
	meter.clear()
	if err != nil {
		return nil, nil, nil, couldNotJudge(err)
	}
	return was, is, first(outcomes[0].err(), outcomes[1].err()), nil
}

// refusal returns an error if the organisation's policies of a run were refused, and
// otherwise nil.
func refusal(c *check) error {
	if c.refused == nil {
		return nil
	}
	return couldNotJudge(c.refused)
}

// withOther returns the options for the run by --against-policy. Folders and bundles
// given to that flag are policies and replace those of --policy. A YAML file has
// figures (params.yaml) and replaces the file of --params.
func withOther(o checkOptions) (checkOptions, error) {
	var policies []string
	for _, other := range o.against {
		info, err := os.Stat(other)
		lower := strings.ToLower(other)
		switch {
		case err != nil:
			return o, couldNotJudge(err)
		case info.IsDir(), strings.HasSuffix(lower, ".tar.gz"):
			policies = append(policies, other)
		case filepath.Ext(lower) == ".yaml", filepath.Ext(lower) == ".yml":
			o.params = other
		default:
			return o, wrongUse("--against-policy takes a folder or bundle of policies, or a YAML file of figures, not %s", other)
		}
	}
	if len(policies) > 0 {
		o.policy = policies
	}
	return o, nil
}
