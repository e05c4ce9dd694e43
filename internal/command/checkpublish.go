package command

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report/resultjson"
)

// readPublishing reads the flags about publishing. Without --publish they are errors.
func (o *checkOptions) readPublishing(cmd *cobra.Command) error {
	if err := o.publishing.read(cmd); err != nil {
		return err
	}
	if !o.publish && len(o.publishing.set) > 0 {
		return wrongUse("--%s needs --publish: it says how the result is published", o.publishing.set[0])
	}
	return nil
}

// readPublishing works out what to publish and where, if --publish is given. If --base
// is not given, a proposed change is compared with the branch that it is to be merged
// into.
func (c *check) readPublishing(ctx context.Context, o checkOptions) (err error) {
	if !o.publish {
		return nil
	}
	if c.publishing, err = newPublishing(c.host, o.publishing); err != nil {
		return err
	}
	c.publishing.event.Elsewhere = false // this run itself makes the result
	c.publishing.result, c.publishing.summary = fileOf(o.formats, "json"), fileOf(o.formats, "markdown")
	c.publishing.card = fileOf(o.formats, cardFormat)
	c.publishing.annotated = slices.Contains(o.formats, "github")
	folder := "."
	if len(o.paths) > 0 {
		folder = o.paths[0]
	}
	if why := c.publishing.find(ctx, folder, false); why != nil && c.base == nil {
		c.publishing.note(fmt.Sprintf("What is new in this %s is not told, because %s.", c.publishing.proposed(), why))
	}
	if since := c.publishing.since; since != "" && c.base == nil {
		c.base, _ = readBase(since, c.host.Now()) // cannot fail: since is a full hash
		c.base.offered = true
	}
	return nil
}

// fileOf returns the file that a format is written to, or "". For the format json and
// json=result.json among formats, that is result.json.
func fileOf(formats []string, format string) string {
	for _, asked := range formats {
		if name, ok := strings.CutPrefix(asked, format+"="); ok {
			return name
		}
	}
	return ""
}

// place works out where the groups are in a repository on GitHub, so that reports can
// link to their lines.
func (c *check) place(ctx context.Context, groups []portfolio.Group) error {
	if c.publishing == nil {
		c.run.Source = c.origin(ctx, groups)
		return nil
	}
	p := c.publishing
	p.catalogue = c.catalogue
	if _, one := portfolio.Common(groups); !one {
		return wrongUse("--publish takes one PATH: name the folder of the repository that holds all the groups")
	}
	if p.folder = p.options.path; p.folder == "" {
		var ok bool
		if p.folder, ok = c.folder(groups); !ok {
			return wrongUse("where in the repository the PATH lies cannot be told: check out the repository that this run belongs to with actions/checkout, or say it by --path, such as --path . for its root")
		}
	}
	c.run.Source, c.run.OnHead = p.source(), p.onHead
	return nil
}

// folder returns the path that was judged, relative to the root of the repository that
// is published to. The second result is false if it is not known.
func (c *check) folder(groups []portfolio.Group) (string, bool) {
	workspace := c.host.Env("GITHUB_WORKSPACE")
	if workspace == "" || c.publishing.options.byHand() {
		return inRepository(groups)
	}
	folder, one := portfolio.Common(groups)
	if !one || c.publishing.checkout == nil {
		return "", false
	}
	return c.publishing.checkout.way(workspace, folder)
}

// keptResult keeps a JSON result in memory. If it gets larger than resultjson.Read
// accepts, keptResult drops it and sets dropped.
type keptResult struct {
	bytes.Buffer
	dropped bool
}

func (k *keptResult) Write(text []byte) (int, error) {
	if k.dropped = k.dropped || k.Len()+len(text) > resultjson.MaxResult; k.dropped {
		k.Reset()
		return len(text), nil
	}
	return k.Buffer.Write(text)
}

// keepResult adds to the reports a JSON report that is only kept in memory.
func (all *reports) keepResult() *keptResult {
	kept := &keptResult{}
	*all = append(*all, &destination{reporter: resultjson.JSON{}, out: bufio.NewWriter(kept)})
	return kept
}

// publish publishes the result as it is read back from kept, its JSON form. So it
// publishes exactly what dgcheck publish would.
func (c *check) publish(ctx context.Context, outcome *outcome, kept *keptResult) error {
	p := c.publishing
	if c.base != nil && c.base.offered && outcome.baseGroups > 0 {
		p.say(fmt.Sprintf("What is new is not told of everything: %s.", outcome.incomparable()))
	}
	if kept.dropped {
		return &failure{CouldNotPublish, fmt.Errorf("the result is larger than %d MiB, too large to be published; check fewer groups at a time", resultjson.MaxResult>>20)}
	}
	run, cards, err := resultjson.Read(kept)
	if err != nil {
		return &failure{CouldNotPublish, fmt.Errorf("read the result back: %w", err)}
	}
	return p.publish(ctx, run, cards)
}

// first returns that of two errors whose exit status comes first in the list of exit
// statuses. It returns nil if both are nil.
func first(a, b error) error {
	for _, status := range []int{WrongUse, CouldNotJudge, CouldNotPublish, ToMend} {
		for _, err := range []error{a, b} {
			if err != nil && statusOf(err) == status {
				return err
			}
		}
	}
	return errors.Join(a, b)
}
