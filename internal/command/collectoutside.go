package command

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/approvals"
	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/delivery"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/links"
	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/registers"
)

// outside has what evidence is collected with, other than the groups' own git
// repositories. All groups share it, so that limits such as the number of requests
// apply to all groups together.
type outside struct {
	// hub is the client of GitHub. looker sends requests to the web addresses that
	// groups declare. Each is nil if no kind of evidence that was asked for needs it.
	hub       *forge.Client
	looker    *links.Looker
	approvers approvals.Approvers
	// platform, assurance and reports are the saved answers from --from; nil if not
	// given.
	platform  *delivery.Platform
	assurance *registers.Assurance
	reports   *registers.Reports
}

// openOutside makes the clients that the kinds in asked need, and reads the saved
// answers.
func openOutside(ctx context.Context, host Host, o collectOptions, asked []evidence.Kind, today calendar.Day, london *time.Location) (*outside, error) {
	out := &outside{}
	if slices.Contains(asked, evidence.Links) {
		out.looker = links.New(links.Options{Clock: clock{host}, London: london, Agent: agentOf(host)})
	}
	var err error
	if o.approvers != "" && !slices.Contains(asked, evidence.Approvals) {
		return nil, wrongUse("--approvers needs --kinds approvals")
	}
	if out.approvers, err = readApprovers(ctx, host, o.approvers); err != nil {
		return nil, err
	}
	if slices.Contains(asked, evidence.Delivery) || slices.Contains(asked, evidence.Approvals) {
		if out.hub, err = reader(ctx, host, o, today); err != nil {
			return nil, err
		}
	}
	for _, read := range []struct {
		name string
		take func(io.Reader) error
	}{
		{"cdp", func(r io.Reader) (err error) { out.platform, err = delivery.ReadPlatform(r); return err }},
		{"assurance", func(r io.Reader) (err error) { out.assurance, err = registers.ReadAssurance(r, london); return err }},
		{"reports", func(r io.Reader) (err error) { out.reports, err = registers.ReadReports(r, london); return err }},
	} {
		if err := readSaved(ctx, host, o.from, read.name, read.take); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// savedKinds returns, for each name that --from accepts, the kind of evidence that its
// file contains.
func savedKinds() map[string]evidence.Kind {
	return map[string]evidence.Kind{"cdp": evidence.Delivery, "assurance": evidence.Assurance, "reports": evidence.Registers}
}

// withSaved returns the kinds in asked and the kinds of evidence in the saved answers,
// sorted and each once. The saved answers are the values of --from, each NAME=FILE. It
// returns an error for an unknown name or one that is given twice.
func withSaved(asked []evidence.Kind, from []string) ([]evidence.Kind, error) {
	kinds, seen := slices.Clone(asked), map[string]bool{}
	for _, given := range from {
		name, file, _ := strings.Cut(given, "=")
		kind, known := savedKinds()[name]
		switch {
		case !known || file == "":
			return nil, wrongUse("--from takes cdp=FILE, assurance=FILE or reports=FILE, not %q", given)
		case seen[name]:
			return nil, wrongUse("--from %s= is given twice", name)
		}
		seen[name] = true
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	return slices.Compact(kinds), nil
}

// readSaved looks through the values of --from for the one that is NAME=FILE with the
// given name. It calls take with the content of that file. If there is no such value,
// it does nothing.
func readSaved(ctx context.Context, host Host, from []string, name string, take func(io.Reader) error) error {
	for _, given := range from {
		file, is := strings.CutPrefix(given, name+"=")
		if !is {
			continue
		}
		if err := notProposed(ctx, host, file); err != nil {
			return err
		}
		saved, err := os.Open(file)
		if err != nil {
			return wrongUse("%s could not be opened", declaration.Shown(file))
		}
		defer saved.Close()
		if err := take(saved); err != nil {
			return wrongUse("%s is not what --from %s takes: %w", declaration.Shown(file), name, err)
		}
	}
	return nil
}

// notProposed returns an error if the file or folder called name may be part of a
// proposed change. Its author could then have written the evidence.
func notProposed(ctx context.Context, host Host, name string) error {
	if trustOf(ctx, host, name) == evidence.ByNone {
		return wrongUse("%s lies among the files that are proposed, so it may be the author's own word; name one outside the checkout", declaration.Shown(name))
	}
	return nil
}

func agentOf(host Host) string { return "dgcheck/" + host.Version }

// reader returns a client of GitHub for reading. Without a token, it can read only what
// is public.
func reader(ctx context.Context, host Host, o collectOptions, today calendar.Day) (*forge.Client, error) {
	options := forge.Options{
		API: host.Env("GITHUB_API_URL"), Token: token(host), Agent: agentOf(host), Clock: clock{host}, Jitter: rand.Float64, Requests: o.budget,
	}
	if o.cache != "" {
		if err := notProposed(ctx, host, o.cache); err != nil {
			return nil, err
		}
		if err := os.MkdirAll(o.cache, 0o700); err != nil {
			return nil, couldNotJudge(outfile.Failure(o.cache, err))
		}
		options.Kept = answers{folder: o.cache, day: today.String()}
	}
	hub, err := forge.New(options)
	if err != nil {
		return nil, wrongUse("%w", err)
	}
	return hub, nil
}

// answers is a folder in which GitHub's answers of one day are stored. If a collection
// is interrupted, the next one need not send the same requests again. Other users of
// the machine may not read the folder.
type answers struct{ folder, day string }

func (a answers) file(address string) string {
	sum := sha256.Sum256([]byte(a.day + " " + address))
	return filepath.Join(a.folder, hex.EncodeToString(sum[:])+".json")
}

func (a answers) Load(address string) ([]byte, bool) {
	text, err := os.ReadFile(a.file(address))
	return text, err == nil
}

// Save stores an answer. If that fails, the request is simply sent again later.
func (a answers) Save(address string, answer []byte) {
	_ = writeWhole(nil, a.file(address), answer)
}

// gatherDelivery collects releases and deployments of the repositories that services
// name.
func gatherDelivery(ctx context.Context, g *gathering) ([]evidence.Source, []evidence.Fact) {
	targets := repositoriesOf(g.d)
	var sources []evidence.Source
	var facts []evidence.Fact
	if g.outside.hub != nil {
		sources, facts = delivery.Collect(ctx, g.outside.hub, targets, delivery.Options{Now: g.now, London: g.london})
	}
	if g.outside.platform != nil {
		more, deployed := delivery.FromPlatform(g.outside.platform, targets, g.london)
		sources, facts = append(sources, more...), append(facts, deployed...)
	}
	return sources, facts
}

// repositoriesOf returns the repositories that services name. It leaves out services
// without an id, because evidence names a service by its id.
func repositoriesOf(d *declaration.Declaration) []delivery.Target {
	var targets []delivery.Target
	services := d.Document.Member("services")
	for i := range services.Items {
		service := &services.Items[i]
		id, repositories := service.Member("id"), service.Member("repos")
		if id == nil || id.Text == "" || repositories == nil {
			continue
		}
		for j := range repositories.Items {
			if text := repositories.Items[j].Text; text != "" {
				targets = append(targets, delivery.Target{Service: id.Text, Repository: text})
			}
		}
	}
	return targets
}

// gatherLinks collects whether the addresses in the declaration exist.
func gatherLinks(ctx context.Context, g *gathering) ([]evidence.Source, []evidence.Fact) {
	var targets []links.Target
	for _, address := range g.d.Addresses() {
		targets = append(targets, links.Target{About: shortened(address.About), Address: address.Text})
	}
	return links.Collect(ctx, g.outside.looker, targets, g.earlier)
}

// mostSteps is the largest number of steps in the path of a fact, where services,
// soil-checks, url are three steps.
const mostSteps = 6

// shortened returns a path as evidence has it: if it has more than mostSteps steps,
// those in the middle are left out.
func shortened(about []string) []string {
	if len(about) <= mostSteps {
		return about
	}
	return append(about[:3:3], about[len(about)-3:]...)
}

// gatherAssurance collects what a saved answer of the assurance service says about the
// group.
func gatherAssurance(_ context.Context, g *gathering) ([]evidence.Source, []evidence.Fact) {
	if g.outside.assurance == nil {
		return nil, nil
	}
	var services []registers.Named
	all := g.d.Document.Member("services")
	for i := range all.Items {
		if id, name := all.Items[i].Member("id"), all.Items[i].Member("name"); id != nil && name != nil && id.Text != "" {
			services = append(services, registers.Named{ID: id.Text, Name: name.Text})
		}
	}
	source, facts := g.outside.assurance.About(registers.Named{ID: g.id, Name: g.d.Name}, services, g.c.schema.IsPost)
	if today := g.today.String(); source.Until > today { // the clock of the assurance service is ahead of ours
		source.Until = today
		for i := range facts {
			facts[i].On = min(facts[i].On, today)
		}
	}
	return []evidence.Source{source}, facts
}

// gatherReports collects, from a saved answer of GOV.UK, when the service standard
// reports at declared addresses were published.
func gatherReports(_ context.Context, g *gathering) ([]evidence.Source, []evidence.Fact) {
	if g.outside.reports == nil {
		return nil, nil
	}
	var addresses []registers.Address
	for _, address := range g.d.Addresses() {
		addresses = append(addresses, registers.Address{About: shortened(address.About), Text: address.Text})
	}
	source, facts := g.outside.reports.About(addresses)
	return []evidence.Source{source}, facts
}
