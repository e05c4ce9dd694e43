package command

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/bundle"
	"github.com/DEFRA/dgcheck/internal/outside"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// judgeOwn is the hidden command of that process.
const judgeOwn = "judge-own-policies"

func newJudgeOwn(host Host) *cobra.Command {
	return &cobra.Command{
		Use:    judgeOwn,
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			confineMemory(confinedMemory)
			return outside.Serve(cmd.Context(), allowing{untilTheEnd(host.In), confinedTime, confineProcessor(confinedTime)}, host.Out, host.Policies)
		},
	}
}

// ownPolicies judges by an organisation's own policies in a process of their
// own, without environment, with bounds on time and memory.
type ownPolicies struct {
	archive []byte
	digest  string
	ours    []string // the packs that ship with the program
	welcome outside.Welcome

	mu       sync.Mutex
	running  *confined
	data     []byte
	failures int
	problem  string
}

// openOwnPolicies reads folders and bundles and starts the process. The error
// says what is wrong with the policies; the rest of the run does not depend on
// them.
func openOwnPolicies(ctx context.Context, book *rulebook.Book, paths []string) (*ownPolicies, error) {
	archive, err := readOwnPolicies(paths)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(archive)
	o := &ownPolicies{archive: archive, digest: "sha256:" + hex.EncodeToString(sum[:]), ours: book.Packs()}
	if err := o.start(ctx); err != nil {
		return nil, err
	}
	if err := book.AddFigures(o.welcome.Figures); err != nil {
		o.stop()
		return nil, err
	}
	return o, nil
}

func readOwnPolicies(paths []string) ([]byte, error) {
	b := bundle.New()
	for _, path := range paths {
		if path == "" {
			return nil, wrongUse("--policy names a folder or a bundle")
		}
		if err := addPolicies(b, path); err != nil {
			return nil, fmt.Errorf("read own policies from %s: %w", path, err)
		}
	}
	return b.Archive()
}

func addPolicies(b *bundle.Bundle, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if info.IsDir() {
		root, err := os.OpenRoot(path)
		if err != nil {
			return err
		}
		defer root.Close()
		return b.AddFolder(root.FS())
	}
	if !info.Mode().IsRegular() {
		return errors.New("it is neither a folder nor a bundle")
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return b.AddTar(bufio.NewReader(file))
}

func (o *ownPolicies) start(ctx context.Context) error {
	running, err := startConfined(ctx)
	if err != nil {
		return err
	}
	o.running, o.data = running, nil
	var welcome outside.Welcome
	err = running.exchange(outside.Hello{Policies: o.archive}, &welcome)
	if err == nil && welcome.Problem != "" {
		err = errors.New(welcome.Problem)
	}
	if err == nil {
		err = believable(welcome, o.ours)
	}
	if err != nil {
		o.stop()
		return err
	}
	o.welcome = welcome
	return nil
}

// believable refuses a welcome that claims more than own policies may.
func believable(welcome outside.Welcome, ours []string) error {
	for _, r := range welcome.Rules {
		pack := r.ID.Pack()
		if r.Fault || len(r.Clauses) > 0 || pack == rule.DataPack || slices.Contains(ours, pack) || r.ID.Name() == "" {
			return fmt.Errorf("own policies: the rule %s is not what an own rule can be", r.ID)
		}
	}
	return nil
}

func (o *ownPolicies) stop() {
	if o.running != nil {
		o.running.end()
		o.running = nil
	}
}

// Rules gives the organisation's own rules.
func (o *ownPolicies) Rules() []rule.Rule { return o.welcome.Rules }

// Reads tells what a rule looks at.
func (o *ownPolicies) Reads(id rule.ID) rulebook.Reads { return o.welcome.Reads[id] }

// packs lists the packs the rules lie in.
func (o *ownPolicies) packs() []string {
	var packs []string
	for _, r := range o.welcome.Rules {
		packs = append(packs, r.ID.Pack())
	}
	slices.Sort(packs)
	return slices.Compact(packs)
}

// Ask gives what the rules say of one group. A process that was ended is
// started again for the next group, a few times.
func (o *ownPolicies) Ask(ctx context.Context, input, data []byte) (map[rule.ID][]json.RawMessage, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.failures >= confinedTries {
		return nil, fmt.Errorf("%s They are not tried again", o.problem)
	}
	answer, err := o.ask(ctx, input, data)
	if err != nil {
		o.failures++
		o.problem = sentence(err.Error())
		o.stop()
		return nil, err
	}
	if answer.Problem != "" {
		return nil, errors.New(answer.Problem)
	}
	return answer.Results, nil
}

func sentence(text string) string { return strings.TrimSuffix(text, ".") + "." }

func (o *ownPolicies) ask(ctx context.Context, input, data []byte) (outside.Answer, error) {
	var answer outside.Answer
	if o.running == nil {
		if err := o.start(ctx); err != nil {
			return answer, err
		}
	}
	question := outside.Question{Input: input}
	if string(data) != string(o.data) {
		question.Data, o.data = data, data
	}
	return answer, o.running.exchange(question, &answer)
}
