package command

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/delivery"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/links"
	"github.com/DEFRA/dgcheck/internal/outfile"
)

// outside is what the groups of a collection are looked at with beyond their own
// files. It is shared by all groups, so that limits hold for all of them together.
type outside struct {
	hub      *forge.Client
	looker   *links.Looker
	platform *delivery.Platform
}

// openOutside opens what the kinds that were asked for need.
func openOutside(host Host, o collectOptions, kinds []evidence.Kind, today calendar.Day, london *time.Location) (*outside, error) {
	out := &outside{}
	saved, err := savedAnswers(o.from)
	if err != nil {
		return nil, err
	}
	if slices.Contains(kinds, evidence.Links) {
		out.looker = links.New(links.Options{Clock: clock{host}, London: london, Agent: agentOf(host)})
	}
	if slices.Contains(kinds, evidence.Delivery) {
		if out.hub, err = reader(host, o, today); err != nil {
			return nil, err
		}
	}
	if name, is := saved["cdp"]; is {
		file, err := os.Open(name)
		if err != nil {
			return nil, wrongUse("%s could not be opened", declaration.Shown(name))
		}
		defer file.Close()
		if out.platform, err = delivery.ReadPlatform(file); err != nil {
			return nil, wrongUse("%s is not what --from cdp takes: %w", declaration.Shown(name), err)
		}
	}
	return out, nil
}

func agentOf(host Host) string { return "dgcheck/" + host.Version }

// savedAnswers reads the values of --from: KIND=FILE.
func savedAnswers(given []string) (map[string]string, error) {
	saved := map[string]string{}
	for _, text := range given {
		kind, name, _ := strings.Cut(text, "=")
		if kind != "cdp" || name == "" {
			return nil, wrongUse("--from takes cdp=FILE, a saved answer of the Core Delivery Platform, not %q", text)
		}
		if saved[kind] != "" {
			return nil, wrongUse("--from %s= is given twice", kind)
		}
		saved[kind] = name
	}
	return saved, nil
}

// reader returns a client that reads GitHub. Without a token only what is public can
// be read.
func reader(host Host, o collectOptions, today calendar.Day) (*forge.Client, error) {
	options := forge.Options{
		API: host.Env("GITHUB_API_URL"), Token: token(host), Agent: agentOf(host), Clock: clock{host}, Jitter: rand.Float64, Requests: o.budget,
	}
	if o.cache != "" {
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

// answers keeps GitHub's answers of a day in a folder, so that a collection that was
// broken off goes on where it was. Other people may not read them.
type answers struct{ folder, day string }

func (a answers) file(address string) string {
	sum := sha256.Sum256([]byte(a.day + " " + address))
	return filepath.Join(a.folder, hex.EncodeToString(sum[:])+".json")
}

func (a answers) Load(address string) ([]byte, bool) {
	text, err := os.ReadFile(a.file(address))
	return text, err == nil
}

// Save keeps an answer. One that cannot be kept is asked for again.
func (a answers) Save(address string, answer []byte) {
	_ = writeWhole(nil, a.file(address), answer)
}

// gatherDelivery looks at the repositories that services name.
func gatherDelivery(ctx context.Context, g *gathering) ([]evidence.Source, []evidence.Fact) {
	targets := repositoriesOf(g.d)
	sources, facts := delivery.Collect(ctx, g.outside.hub, targets, delivery.Options{Now: g.now, London: g.london})
	if g.outside.platform != nil {
		more, deployed := delivery.FromPlatform(g.outside.platform, targets, g.london)
		sources, facts = append(sources, more...), append(facts, deployed...)
	}
	return sources, facts
}

// repositoriesOf returns the repositories that services name. Entries without an id
// cannot be told apart in evidence.
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

// gatherLinks looks at whether declared addresses lead somewhere.
func gatherLinks(ctx context.Context, g *gathering) ([]evidence.Source, []evidence.Fact) {
	var targets []links.Target
	for _, address := range g.d.Addresses() {
		targets = append(targets, links.Target{About: shortened(address.About), Address: address.Text})
	}
	return links.Collect(ctx, g.outside.looker, targets, g.earlier)
}

// mostSteps is how many steps a path in evidence can have.
const mostSteps = 6

// shortened leaves out the middle of a path that is too long for evidence.
func shortened(about []string) []string {
	if len(about) <= mostSteps {
		return about
	}
	return append(about[:3:3], about[len(about)-3:]...)
}
