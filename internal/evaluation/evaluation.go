// Package evaluation judges declarations by a rulebook on a day. It runs the compiled
// rules over the complete document, and checks that every rule has a result for
// everything it judges. It then changes the results for reasons that concern the group
// as a whole: faults in the declaration, the closure of the group, time that a new
// group has, and waivers.
package evaluation

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Options are the settings of an evaluator.
type Options struct {
	// Day is the day to judge by. Given is set if the user chose it (--as-of). Facts
	// with a later date are then left out; otherwise a later date of a fact is an
	// error.
	Day   calendar.Day
	Given bool
	// Packs are the packs in force for every group. If nil, each group's own packs are
	// in force.
	Packs []string
	// Params are the values in force of the figures in params.yaml.
	Params rulebook.Params
	// Custom judges by an organisation's own rules. It is nil if there are none.
	Custom Custom
	// Reference makes OPA's interpreter judge instead of the plan, to compare the two.
	// Policies without a plan are always judged by the interpreter.
	Reference bool
}

// Evaluator judges any number of groups, from any number of goroutines.
type Evaluator struct {
	book      *rulebook.Book
	options   Options
	converter converter
	known     machine.Value

	mu       sync.Mutex
	programs map[string]*program
}

// New makes an evaluator.
func New(book *rulebook.Book, options Options) *Evaluator {
	known := book.Rules
	if options.Custom != nil {
		known = slices.Concat(known, options.Custom.Rules())
	}
	ids := make([]machine.Value, len(known))
	for i, r := range known {
		ids[i] = string(r.ID)
	}
	return &Evaluator{book: book, options: options, programs: map[string]*program{}, known: list(ids...)}
}

// GroupResult is the outcome for one group.
type GroupResult struct {
	// Packs are the packs that were in force.
	Packs []string
	// Results are in the order of finding.Compare.
	Results []finding.Finding
	// New is set if the group is forming or in its first weeks. Most of what such a
	// group lacks is not yet due.
	New bool
	// Standards are the standards whose colours the packs in force decide, each with
	// the clauses that decide its colour.
	Standards []rule.Standard
	// AheadTo is the last day, YYYY-MM-DD, up to which coming deadlines are listed.
	AheadTo string
	// Outlook is what lies ahead of the group, such as the next assessments of its
	// services. It is nil if no pack in force gives it, or if anything in the
	// declaration except lines of finance could not be read.
	Outlook *finding.Outlook
	// Evidence records the evidence with which the group was judged. It is nil if there
	// was no evidence.
	Evidence *evidence.Mark
	// Custom says why an organisation's own rules could not be evaluated. It is empty
	// if they were. The results of the shipped rules are present either way.
	Custom string
}

// program is the rules of a set of packs. All groups with the same packs share it.
type program struct {
	// Rules are the rules in force, sorted by id.
	Rules []rule.Rule

	once  sync.Once
	err   error
	rules map[rule.ID]*rule.Rule
	reads func(rule.ID) rulebook.Reads
	// interpreter is used if plan is nil.
	interpreter *interpreter
	plan        *machine.Program
	machines    sync.Pool
	// The field clauses has the severities of the clauses in force, by id. The field
	// data is what policies see as `data`, unless the group changes a figure of
	// params.yaml for itself.
	clauses, data machine.Value
	// standards are the standards whose colours the packs decide.
	standards []rule.Standard
}

func newProgram(rules []rule.Rule, reads func(rule.ID) rulebook.Reads) *program {
	p := &program{}
	p.use(rules, reads)
	return p
}

// use sets the rules of a program, and the function that returns what a rule reads.
func (p *program) use(rules []rule.Rule, reads func(rule.ID) rulebook.Reads) {
	p.Rules, p.reads, p.rules = rules, reads, make(map[rule.ID]*rule.Rule, len(rules))
	for i := range rules {
		p.rules[rules[i].ID] = &rules[i]
	}
}

// engine returns an engine that evaluates the policies for an input and data.
func (p *program) engine(ctx context.Context, input *machine.Object, data machine.Value) engine {
	if p.plan == nil {
		return p.interpreter.on(input, data)
	}
	m, _ := p.machines.Get().(*machine.Machine)
	if m == nil {
		m = p.plan.New(machine.Limits{})
	}
	m.Start(ctx, input, data)
	return &planned{p.plan, m, &p.machines}
}

func (e *Evaluator) program(packs []string) (*program, error) {
	key := strings.Join(packs, " ")
	e.mu.Lock()
	p := e.programs[key]
	if p == nil {
		p = &program{}
		e.programs[key] = p
	}
	e.mu.Unlock()
	p.once.Do(func() { p.err = e.compile(p, packs) })
	return p, p.err
}

func (e *Evaluator) compile(p *program, packs []string) error {
	var plan *rulebook.Plan
	var err error
	if !e.options.Reference {
		if plan, err = e.book.Plan(); err != nil {
			return err
		}
	}
	if plan != nil {
		p.plan = plan.Program
		p.use(e.book.InForce(packs), plan.Reads)
	} else {
		compiled, err := e.book.Compile(packs)
		if err != nil {
			return err
		}
		p.interpreter = &interpreter{program: compiled}
		p.use(compiled.Rules, compiled.Reads)
	}
	if p.standards, err = e.book.Standards(packs); err != nil {
		return err
	}
	p.clauses = e.clausesOf(packs)
	p.data = e.dataWith(e.options.Params, p.clauses)
	return nil
}

// clausesOf returns the severities of the clauses in force by their ids, as an object.
// A severity is empty if the clause is never a finding. Rules do not apply a condition
// that comes from a clause outside this object.
func (e *Evaluator) clausesOf(packs []string) machine.Value {
	clauses := object()
	for _, clause := range e.book.Served(packs) {
		clauses.Put(clause.ID, clause.Severity.String())
	}
	return clauses
}

// dataWith returns what policies see as `data`: the figures of params.yaml, the
// calendar, the clauses in force and the ids of all rules.
func (e *Evaluator) dataWith(params rulebook.Params, clauses machine.Value) machine.Value {
	return machine.Share(object(
		"params", params.Object(),
		"calendar", calendarOf(e.options.Day, params),
		"clauses", clauses,
		"rules", e.known,
	))
}

// Data returns what policies see as `data` if every pack is in force. The Rego tests of
// the rules use it.
func (e *Evaluator) Data() ast.Object {
	return term(e.dataWith(e.options.Params, e.clausesOf(e.book.Packs()))).Value.(ast.Object)
}

// Input returns what policies see as `input` for a declaration and evidence. The Rego
// tests of the rules use it.
func (e *Evaluator) Input(d *declaration.Declaration, seen Evidence) *ast.Term {
	own := e.readOwn(d)
	return term(e.converter.input(d, own.faults, seen.value(e.options.Day, own.params), e.options))
}

// Judge judges one group by its declaration alone. It returns an error if the group
// could not be judged: a rule failed to evaluate, or has no result for something it
// judges.
func (e *Evaluator) Judge(ctx context.Context, d *declaration.Declaration) (GroupResult, error) {
	return e.JudgeSeen(ctx, d, Evidence{})
}

// JudgeSeen judges one group by its declaration and by evidence.
func (e *Evaluator) JudgeSeen(ctx context.Context, d *declaration.Declaration, seen Evidence) (GroupResult, error) {
	own := e.readOwn(d)
	p, err := e.program(own.packs)
	if err != nil {
		return GroupResult{}, err
	}
	data := p.data
	if own.changed {
		data = e.dataWith(own.params, p.clauses)
	}
	input := e.converter.input(d, own.faults, seen.value(e.options.Day, own.params), e.options)
	l := &layers{program: p, reads: p.reads, d: d, faults: own.faults}
	outcomes, group, err := l.say(ctx, p.engine(ctx, input, data))
	if err != nil {
		return GroupResult{}, err
	}
	if e.options.Custom == nil {
		input = nil // so that its memory is free for the results
	}
	if outcomes, err = p.completed(outcomes, d, l.circumstances.asked); err != nil {
		return GroupResult{}, err
	}
	l.lay(outcomes)
	judged := GroupResult{
		Packs: own.packs, Results: l.results(outcomes), Standards: p.standards,
		New:      l.circumstances.forming || l.circumstances.graceUntil != "",
		AheadTo:  (e.options.Day + calendar.Day(own.params.Int("upcoming.days"))).String(),
		Evidence: seen.Mark(e.options.Day, own.params),
	}
	if judged.Evidence != nil {
		judged.Evidence.Otherwise = seen.otherwise(d, judged.Evidence.Kinds, e.options.Day)
	}
	if judged.Outlook, err = outlookOf(get(group, "outlook"), d, l.marked); err != nil {
		return GroupResult{}, err
	}
	if e.options.Custom != nil {
		e.addCustom(ctx, &judged, l, input, data)
	}
	return judged, nil
}

// say evaluates the rules and ends the evaluation. It returns the results and the value
// of groupPath. In l it sets what changes these results afterwards: whether the group is
// closed or new, the values that could not be read, the records whose reference to an
// entry has a fault (see lost), and the waivers.
func (l *layers) say(ctx context.Context, engine engine) ([]outcome, machine.Value, error) {
	defer engine.stop()
	outcomes, group, err := l.program.judge(ctx, engine, document{l.d, l.faults})
	if err != nil {
		return nil, nil, err
	}
	if l.circumstances, err = readCircumstances(get(group, "circumstances")); err != nil {
		return nil, nil, err
	}
	l.circumstances.asked, l.waivers = readAsked(get(group, "asked")), readWaivers(get(group, "waivers"))
	l.marked, l.lost = l.mark(outcomes), lostRecords(l.d)
	outcomes, err = l.sumUp(ctx, engine, outcomes)
	return outcomes, group, err
}

// addCustom adds the results of an organisation's own rules. If they cannot be
// evaluated, it sets judged.Custom to the reason.
func (e *Evaluator) addCustom(ctx context.Context, judged *GroupResult, l *layers, input, data machine.Value) {
	for _, r := range e.options.Custom.Rules() {
		if pack := r.ID.Pack(); !slices.Contains(judged.Packs, pack) {
			judged.Packs = append(slices.Clone(judged.Packs), pack)
		}
	}
	slices.Sort(judged.Packs)
	results, err := e.judgeCustom(ctx, l, input, data)
	if err != nil {
		judged.Custom = err.Error()
		return
	}
	judged.Results = slices.Concat(judged.Results, results)
	finding.Sort(judged.Results)
}
