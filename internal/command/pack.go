package command

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

func newPack(host Host) *cobra.Command {
	o := checkOptions{show: "problems", failOn: "never"}
	boundary := ""
	cmd := &cobra.Command{
		Use:   "pack SERVICE [PATH]",
		Short: "Write the page about a service for those who assess it, as Markdown",
		Long: `Write, for an assessment of a service, what was found about it, every declared fact with
its place, what was seen beside the declaration, and what is unknown. SERVICE is an id.`,
		Example: `  dgcheck pack river-alerts groups/flood --for beta --pack guide --pack assurance
  dgcheck pack river-alerts --for live --evidence evidence.json > river-alerts.md`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return wrongUse("pack takes the id of one service, and where its group is")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(boundaries(), boundary) {
				return wrongUse("--for says which assessment the page is for: %s, not %q", strings.Join(boundaries(), ", "), boundary)
			}
			o.paths = append([]string{}, args[1:]...)
			return runPack(cmd.Context(), host, o, args[0], boundary)
		},
	}
	flags := cmd.Flags()
	wordVar(flags, &boundary, "for", "", "the assessment: alpha, beta or live")
	textVar(flags, &o.asOf, "as-of", "judge as of this day, YYYY-MM-DD, instead of today")
	flags.StringArrayVar(&o.packs, "pack", nil, "judge by this pack instead of the group's own; repeatable")
	textVar(flags, &o.params, "params", "YAML file with an organisation's figures over the defaults")
	flags.StringArrayVar(&o.evidence, "evidence", nil, "judge with what this file or folder says was seen; repeatable")
	flags.BoolVar(&o.history, "history", false, "judge with what the history of the repository shows")
	completeWords(cmd, "for", boundaries())
	completePacks(cmd, host)
	return cmd
}

func boundaries() []string { return []string{"alpha", "beta", "live"} }

func runPack(ctx context.Context, host Host, o checkOptions, service, boundary string) error {
	c, err := newRun(ctx, host, o)
	if err != nil {
		return err
	}
	defer c.close()
	if len(o.paths) == 0 {
		o.paths = []string{"."}
	}
	groups, err := portfolio.Find(o.paths)
	if err != nil {
		return couldNotJudge(err)
	}
	c.origins = &origins{known: map[string]scorecard.Origin{}}
	members, err := c.inOrder(ctx, groups)
	if err != nil {
		return couldNotJudge(err)
	}
	var known []string
	for _, m := range members {
		d, err := c.declarationOf(ctx, m)
		if err != nil {
			return err
		}
		place, ids := serviceIn(d, service)
		if place >= 0 {
			return c.pack(ctx, m, d, place, boundary)
		}
		known = append(known, ids...)
	}
	return wrongUse("there is no service %q here; the services are %s", service, strings.Join(known, ", "))
}

func (c *check) declarationOf(ctx context.Context, m member) (*declaration.Declaration, error) {
	root, err := os.OpenRoot(m.Root)
	if err != nil {
		return nil, couldNotJudge(outfile.Failure(m.Root, err))
	}
	defer root.Close()
	return c.load(root.FS(), m, c.tracks(ctx, m.Root)), nil
}

// serviceIn returns the index of the service with this id in the list services. If
// there is none, it returns -1 and the ids of all services.
func serviceIn(d *declaration.Declaration, id string) (int, []string) {
	var ids []string
	for i, service := range d.Document.Member("services").Items {
		if have := service.Member("id"); have != nil && have.Text != "" {
			if have.Text == id {
				return i, nil
			}
			ids = append(ids, declaration.Shown(have.Text))
		}
	}
	return -1, ids
}

// pack writes the page about one service of the group m. The argument place is the
// index of the service in the list services of the declaration d. The argument boundary
// is the assessment that the page is for: alpha, beta or live.
func (c *check) pack(ctx context.Context, m member, d *declaration.Declaration, place int, boundary string) error {
	card := c.judge(ctx, m)
	if card.Problem != "" {
		return couldNotJudge(fmt.Errorf("the group could not be judged: %s", card.Problem))
	}
	service := &d.Document.Member("services").Items[place]
	id := service.Member("id").Text
	c.run.Source = scorecard.Source{Repository: card.Origin.Repository, Commit: card.Origin.Commit, Folder: card.Origin.Path}
	card.Path = "."
	page := report.Assessor{Run: c.run, Card: card, Service: service.Member("name").Text, For: boundary}
	if page.Service == "" {
		page.Service = id
	}
	subjects := map[string]bool{"service:" + id: true}
	page.Facts = factsUnder(d, declaration.Path{{Key: "services"}, {Index: place}}, service, "")
	for n, name := range d.Document.Names {
		for i := range d.Document.Members[n].Items {
			entry := &d.Document.Members[n].Items[i]
			if of := entry.Member("service"); of == nil || of.Text != id {
				continue
			}
			page.Facts = append(page.Facts, factsUnder(d, declaration.Path{{Key: name}, {Index: i}}, entry, name)...)
			if own := entry.Member("id"); own != nil && own.Text != "" {
				subjects[strings.TrimSuffix(name, "s")+":"+own.Text] = true
			}
		}
	}
	if card.Overview.Finance.Private {
		withoutAmounts(page.Facts)
	}
	page.Card.Results = slices.DeleteFunc(slices.Clone(card.Results), func(r finding.Finding) bool { return !concerns(r.Subject, subjects, boundary) })
	seen, err := c.seenOf(ctx, m)
	if err != nil {
		return couldNotJudge(err)
	}
	if seen.Document != nil {
		page.Sources = seen.Document.Sources
		page.Seen = slices.DeleteFunc(slices.Clone(seen.Document.Facts), func(f evidence.Fact) bool {
			return len(f.About) < 2 || f.About[0] != "services" || f.About[1] != id
		})
	}
	if err := page.Write(c.host.Out); err != nil {
		return couldNotJudge(err)
	}
	return nil
}

// concerns reports whether a result with this subject belongs on the page. The subject,
// such as service:a/beta, must be in subjects or be a part of one that is. It must not
// be about another assessment than the one in boundary.
func concerns(subject string, subjects map[string]bool, boundary string) bool {
	whole, part, _ := strings.Cut(subject, "/")
	return subjects[whole] && (part == boundary || !slices.Contains(boundaries(), part))
}

// factsUnder returns the values below v, a value of the declaration, each with its
// position. The argument at is the path of v, and name is what the page calls v. A
// value is hidden if its line looks like a credential.
func factsUnder(d *declaration.Declaration, at declaration.Path, v *declaration.Value, name string) []report.DeclaredFact {
	if !v.Written() {
		return nil
	}
	var facts []report.DeclaredFact
	for i := range v.Members {
		if workedOut(v.Names[i]) {
			continue
		}
		facts = append(facts, factsUnder(d, slices.Concat(at, declaration.Keys(v.Names[i])), v.Members[i], strings.TrimPrefix(name+"."+v.Names[i], "."))...)
	}
	for i := range v.Items {
		facts = append(facts, factsUnder(d, slices.Concat(at, declaration.Path{{Index: i}}), &v.Items[i], fmt.Sprintf("%s %d", name, i+1))...)
	}
	if len(v.Members) > 0 || len(v.Items) > 0 {
		return facts
	}
	value := v.Text
	if v.Kind == declaration.Bool {
		value = fmt.Sprint(v.Bool)
	}
	if value == "" {
		return nil
	}
	position := d.Locate(at)
	fact := report.DeclaredFact{What: name, Value: value, At: position}
	if _, shown := d.Excerpt(position); !shown {
		fact.Hidden = "its line looks like a credential"
	}
	return []report.DeclaredFact{fact}
}

// workedOut reports whether the reader of declarations has added this key, and not the
// author.
func workedOut(key string) bool {
	return strings.HasSuffix(key, "_day") || strings.HasSuffix(key, "_pence") || key == "called" || key == "subject" || key == "count"
}

// withoutAmounts hides the amounts, because the group keeps them private.
func withoutAmounts(facts []report.DeclaredFact) {
	for i, fact := range facts {
		if strings.HasSuffix(fact.What, ".amount") || strings.HasSuffix(fact.What, ".value") {
			facts[i].Hidden = "the group's amounts are private"
		}
	}
}
