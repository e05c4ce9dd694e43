package command

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// collectOptions are the values of collect's flags.
type collectOptions struct {
	paths []string
	kinds []string
	out   string
	// The list from has saved answers of other services, each as NAME=FILE. The folder
	// cache is where GitHub's answers are stored; if empty, they are not stored. The
	// number budget is how many requests may be sent to GitHub; 0 means no limit.
	from   []string
	cache  string
	budget int
	// approvers is a file with the teams that may approve for a post.
	approvers string
}

// gatherer collects one kind of evidence about a group. It returns no error: if
// something could not be seen, one of the returned sources says so.
type gatherer func(ctx context.Context, g *gathering) ([]evidence.Source, []evidence.Fact)

// gatherers returns the gatherer of each kind of evidence that can be collected.
func gatherers() map[evidence.Kind]gatherer {
	return map[evidence.Kind]gatherer{evidence.History: gatherHistory, evidence.Delivery: gatherDelivery, evidence.Links: gatherLinks, evidence.Approvals: gatherApprovals, evidence.Assurance: gatherAssurance, evidence.Registers: gatherReports}
}

// gathering is the collection of evidence about one group.
type gathering struct {
	host Host
	c    *check
	member
	d *declaration.Declaration
	// The field now is the time of the collection, and today is the day in London at
	// that time.
	now    time.Time
	london *time.Location
	today  calendar.Day
	// until is the last day about which evidence is collected. For the command collect
	// it is today.
	until calendar.Day
	// earlier is the evidence that an earlier collection wrote about the group, or nil.
	earlier *evidence.Document
	options collectOptions
	outside *outside
}

func newCollect(host Host) *cobra.Command {
	var o collectOptions
	cmd := &cobra.Command{
		Use:   "collect [PATH…]",
		Short: "Write down what can be seen of a group beside its declaration",
		Long: `Look at what can be seen of the groups under PATH beside what they declare, and write
it as evidence, by which dgcheck check --evidence judges. The kind history is read from
the git repository around a declaration and needs no network. The kind delivery asks
GitHub what was released from the repositories that services name; the token is taken
from the environment, GITHUB_TOKEN or else GH_TOKEN. The kind links asks the servers of
declared addresses whether there is a page, and sends nothing else; an address counts as
gone only after two collections a day apart, the second with the same --out. The kind
approvals asks GitHub who approved the pull requests that introduced waivers and
attestations; --approvers names the teams that may approve for a post.

The exit status is 0 if everything that was asked for could be seen, and 4 if not; the
evidence is written all the same and says what could not be seen and why.`,
		Example: `  dgcheck collect --out evidence.json
  dgcheck collect groups/ --kinds history --out evidence/
  dgcheck collect --kinds history,delivery,links --cache .dgcheck-cache --out evidence.json
  dgcheck collect --kinds approvals --approvers approvers.yaml --out evidence.json
  dgcheck collect --from cdp=deployments.json --from assurance=projects.json --out evidence.json
  dgcheck check --evidence evidence.json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runCollect(cmd.Context(), host, o)
		},
	}
	cmd.Flags().StringSliceVar(&o.kinds, "kinds", []string{string(evidence.History)}, "what to look at, separated by commas: "+strings.Join(kindNames(), ", "))
	textVar(cmd.Flags(), &o.out, "out", "file to write, or a folder for a file of each group (default standard output)")
	cmd.Flags().StringArrayVar(&o.from, "from", nil, "a saved answer to take in: cdp=FILE, deployments of the Core Delivery Platform; assurance=FILE, the assurance service's groups and projects; reports=FILE, GOV.UK's search for service standard reports")
	textVar(cmd.Flags(), &o.cache, "cache", "folder in which GitHub's answers are kept for the day, so that a collection can go on")
	cmd.Flags().IntVar(&o.budget, "budget", 0, "the most requests to send to GitHub (default no limit)")
	textVar(cmd.Flags(), &o.approvers, "approvers", "file with the teams that may approve for posts, a list of {post: mailbox, team: org/slug}; without it, CODEOWNERS says who may")
	completeWords(cmd, "kinds", kindNames())
	return cmd
}

// kindNames returns the kinds that --kinds accepts. The kinds assurance and registers
// come only from saved answers.
func kindNames() []string {
	var names []string
	for _, kind := range evidence.Kinds() {
		if saved := kind == evidence.Assurance || kind == evidence.Registers; gatherers()[kind] != nil && !saved {
			names = append(names, string(kind))
		}
	}
	return names
}

// kindsOf returns the kinds that --kinds names, sorted.
func kindsOf(names []string) ([]evidence.Kind, error) {
	var kinds []evidence.Kind
	for _, name := range listed(names) {
		kind := evidence.Kind(strings.ToLower(name))
		if !slices.Contains(kindNames(), string(kind)) {
			return nil, wrongUse("--kinds takes %s, not %q", strings.Join(kindNames(), ", "), name)
		}
		kinds = append(kinds, kind)
	}
	if len(kinds) == 0 {
		return nil, wrongUse("--kinds takes at least one of %s", strings.Join(kindNames(), ", "))
	}
	slices.Sort(kinds)
	return slices.Compact(kinds), nil
}

func runCollect(ctx context.Context, host Host, o collectOptions) error {
	kinds, err := kindsOf(o.kinds)
	if err != nil {
		return err
	}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		return couldNotJudge(err)
	}
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	c := &check{host: host, workers: 1}
	if c.schema, err = declaration.ReadSchema(book.Schema, book.Words); err != nil {
		return couldNotJudge(err)
	}
	if len(o.paths) == 0 {
		o.paths = []string{"."}
	}
	found, err := portfolio.Find(o.paths)
	if err != nil {
		return couldNotJudge(err)
	}
	members, err := c.inOrder(ctx, found)
	if err != nil {
		return couldNotJudge(err)
	}
	earlier, err := earlierDocuments(o.out)
	if err != nil {
		return err
	}
	if o.budget < 0 {
		return wrongUse("--budget is a number of requests, 1 or more, not %d", o.budget)
	}
	all, err := withSaved(kinds, o.from)
	if err != nil {
		return err
	}
	outside, err := openOutside(ctx, host, o, kinds, calendar.Today(host.Now(), london), london)
	if err != nil {
		return err
	}
	var documents []evidence.Document
	for _, m := range members {
		if m.twin != "" {
			continue // evidence names a group by its id, so a second group with that id gets none
		}
		now := host.Now()
		g := &gathering{host: host, c: c, member: m, now: now, london: london, today: calendar.Today(now, london), options: o, outside: outside}
		g.until = g.today
		if d, is := earlier[m.id]; is {
			g.earlier = &d
		}
		document, err := g.document(ctx, all)
		if err != nil {
			return err
		}
		documents = append(documents, document)
	}
	if err := writeDocuments(host, o.out, documents); err != nil {
		return err
	}
	return incompleteness(documents)
}

// document returns the evidence of these kinds about the group.
func (g *gathering) document(ctx context.Context, kinds []evidence.Kind) (evidence.Document, error) {
	root, err := os.OpenRoot(g.Root)
	if err != nil {
		return evidence.Document{}, couldNotJudge(fmt.Errorf("the folder of the group %s could not be opened", g.id))
	}
	defer root.Close()
	g.d = g.c.load(root.FS(), g.member, g.c.tracks(ctx, g.Root))
	document := evidence.Document{
		Group:       g.id,
		Declaration: evidence.Declaration{Repo: repositoryOfRun(g.host), Commit: headOf(ctx, g.Root), Digest: digestOf(root.FS(), g.d)},
		Collected:   evidence.Collected{By: "dgcheck " + g.host.Version, Until: g.until.String(), Run: addressOfRun(g.host), Asked: kinds},
	}
	for _, kind := range kinds {
		sources, facts := gatherers()[kind](ctx, g)
		document.Sources, document.Facts = append(document.Sources, sources...), append(document.Facts, facts...)
	}
	if ctx.Err() != nil {
		return document, ctx.Err()
	}
	document = document.Canonical()
	if err := document.Validate(); err != nil {
		return document, couldNotJudge(fmt.Errorf("what was collected about %s is not evidence: %w", g.id, err))
	}
	return document, nil
}

// digestOf returns a digest of the names and contents of all declared files.
func digestOf(root fs.FS, d *declaration.Declaration) string {
	sum := sha256.New()
	for _, file := range d.Files {
		content, err := fs.ReadFile(root, file.Path)
		if err != nil {
			continue // dgcheck check reports that
		}
		inner := sha256.Sum256(content)
		fmt.Fprintf(sum, "%s\x00%x\n", file.Path, inner)
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}

// repositoryOfRun returns the repository of this GitHub Actions run as OWNER/NAME, or
// "" outside GitHub Actions.
func repositoryOfRun(host Host) string {
	if host.Env("GITHUB_ACTIONS") != "true" {
		return ""
	}
	return host.Env("GITHUB_REPOSITORY")
}

// addressOfRun returns the web address of this GitHub Actions run, or "" outside GitHub
// Actions.
func addressOfRun(host Host) string {
	run := host.Env("GITHUB_RUN_ID")
	if repositoryOfRun(host) == "" || run == "" {
		return ""
	}
	return fmt.Sprintf("%s/%s/actions/runs/%s", cmp.Or(host.Env("GITHUB_SERVER_URL"), "https://github.com"), host.Env("GITHUB_REPOSITORY"), run)
}
