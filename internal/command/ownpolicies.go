package command

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/bundle"
	"github.com/DEFRA/dgcheck/internal/custom"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/sandbox"
)

// ownLimits returns the limits of the process that runs an organisation's policies. The
// time is for loading them, and again for each group.
func ownLimits() sandbox.Limits {
	return sandbox.Limits{Time: 2 * time.Second, Memory: 512 << 20, Output: 16 << 20}
}

// ownTries is how often the process may fail. After that, it is not started again.
const ownTries = 3

// judgeOwn is the hidden command that runs in the sandbox and judges by an
// organisation's own policies.
const judgeOwn = "judge-own-policies"

func newJudgeOwn(host Host) *cobra.Command {
	return &cobra.Command{
		Use:    judgeOwn,
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			in := sandbox.Enter(host.In, ownLimits(), ends())
			return custom.Serve(cmd.Context(), in, host.Out, host.Policies)
		},
	}
}

// customPolicies judges groups by an organisation's own policies. These run in a second
// process, without environment variables and with limits on time and memory.
type customPolicies struct {
	archive []byte
	digest  string
	ours    []string // the packs that are built into the program
	welcome custom.Welcome
	// params are the figures (params.yaml) in force, from which the rules get their
	// severities. They are nil until rate is called.
	params *rulebook.Params

	mu       sync.Mutex
	running  *sandbox.Process
	data     []byte
	failures int
	problem  string
}

// openOwnPolicies reads folders and bundles of policies and starts the process that
// runs them. The error says what is wrong with the policies. The run can go on without
// them.
func openOwnPolicies(ctx context.Context, book *rulebook.Book, paths []string) (*customPolicies, error) {
	archive, err := readOwnPolicies(paths)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(archive)
	o := &customPolicies{archive: archive, digest: "sha256:" + hex.EncodeToString(sum[:]), ours: book.Packs()}
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

func (o *customPolicies) start(ctx context.Context) error {
	running, err := sandbox.Start(ctx, ownLimits(), judgeOwn)
	if err != nil {
		return err
	}
	o.running, o.data = running, nil
	var welcome custom.Welcome
	err = running.Exchange(custom.Hello{Policies: o.archive}, &welcome)
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
	if o.params != nil {
		o.rate(*o.params)
	}
	return nil
}

// rate sets the severity of each rule from params, the figures in force.
func (o *customPolicies) rate(params rulebook.Params) {
	o.params = &params
	for i, r := range o.welcome.Rules {
		o.welcome.Rules[i].Severity = params.Severity(r)
	}
}

// believable returns an error if the process reports a rule that an organisation's
// policies cannot have, such as one in a pack that is built into the program. These
// packs are in the list ours.
func believable(welcome custom.Welcome, ours []string) error {
	for _, r := range welcome.Rules {
		pack := r.ID.Pack()
		if r.Fault || r.Files || len(r.Parts) > 0 || len(r.Clauses) > 0 || pack == rule.DataPack || slices.Contains(ours, pack) || r.ID.Name() == "" {
			return fmt.Errorf("own policies: the rule %s is not what an own rule can be", r.ID)
		}
	}
	return nil
}

func (o *customPolicies) stop() {
	if o.running != nil {
		o.running.End()
		o.running = nil
	}
}

// Rules returns the rules of the organisation's policies.
func (o *customPolicies) Rules() []rule.Rule { return o.welcome.Rules }

// Reads returns which parts of a declaration the rule with this id reads.
func (o *customPolicies) Reads(id rule.ID) rulebook.Reads { return o.welcome.Reads[id] }

// packs returns the packs of the organisation's rules, sorted.
func (o *customPolicies) packs() []string {
	var packs []string
	for _, r := range o.welcome.Rules {
		packs = append(packs, r.ID.Pack())
	}
	slices.Sort(packs)
	return slices.Compact(packs)
}

// Ask returns the answers of all rules about one group. If the process fails, Ask ends
// it, and the next call starts a new one, until it has failed ownTries times.
func (o *customPolicies) Ask(ctx context.Context, input, data []byte) (map[rule.ID]evaluation.Answer, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.failures >= ownTries {
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

func (o *customPolicies) ask(ctx context.Context, input, data []byte) (custom.Answer, error) {
	var answer custom.Answer
	if o.running == nil {
		if err := o.start(ctx); err != nil {
			return answer, err
		}
	}
	question := custom.Question{Input: input}
	if string(data) != string(o.data) {
		question.Data, o.data = data, data
	}
	return answer, o.running.Exchange(question, &answer)
}
