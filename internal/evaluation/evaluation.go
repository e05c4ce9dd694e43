// Package evaluation judges declarations by a rulebook on a day: it runs the
// compiled rules over the total document, checks that every rule spoke for
// everything it judges, and lays over the results what holds for the group as
// a whole: faults in the declaration, grace for new groups, closure, waivers.
package evaluation

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Options say how to judge.
type Options struct {
	// Day is the day to judge by; Given is set if it was asked for, so that
	// later facts are left out instead of being errors.
	Day   calendar.Day
	Given bool
	// Packs in force, in place of each group's own; nil leaves the groups'.
	Packs []string
	// Params are the figures in force.
	Params rulebook.Params
	// Custom judges by an organisation's own rules; nil without any.
	Custom Custom
}

// Evaluator judges any number of groups, from any number of goroutines.
type Evaluator struct {
	book      *rulebook.Book
	options   Options
	converter converter
	known     *ast.Term

	mu       sync.Mutex
	programs map[string]*program
}

// New makes an evaluator.
func New(book *rulebook.Book, options Options) *Evaluator {
	known := book.Rules
	if options.Custom != nil {
		known = slices.Concat(known, options.Custom.Rules())
	}
	ids := make([]*ast.Term, len(known))
	for i, r := range known {
		ids[i] = ast.StringTerm(string(r.ID))
	}
	return &Evaluator{book: book, options: options, programs: map[string]*program{}, known: ast.ArrayTerm(ids...)}
}

// GroupResult is one group's outcome.
type GroupResult struct {
	// Packs that were in force.
	Packs []string
	// Results in their order.
	Results []finding.Finding
	// New is set if the group is forming or in its first weeks, when nothing
	// but its identity is due.
	New bool
	// Standards are those that the packs in force decide, with the clauses that
	// do.
	Standards []rule.Standard
	// AheadTo is the last day, YYYY-MM-DD, of the time ahead for which deadlines
	// are listed.
	AheadTo string
	// Outlook is what lies ahead; nil while no pack in force works it out, or
	// where what it rests on could not be read.
	Outlook *finding.Outlook
	// Custom says why an organisation's own rules could not be worked out;
	// empty when they were. What ours found stands.
	Custom string
}

// program is a set of packs, compiled once and shared by all groups that use
// them.
type program struct {
	*rulebook.Program
	once  sync.Once
	err   error
	store storage.Store
	rules map[rule.ID]*rule.Rule
	// queries by their texts, compiled.
	queries sync.Map
	// clauses in force and their severities, as the policies see them.
	clauses *ast.Term
	// standards that the packs decide.
	standards []rule.Standard
}

func newProgram(compiled *rulebook.Program) *program {
	p := &program{}
	p.use(compiled)
	return p
}

// use sets the rules of a program.
func (p *program) use(compiled *rulebook.Program) {
	p.Program = compiled
	p.rules = make(map[rule.ID]*rule.Rule, len(compiled.Rules))
	for i := range compiled.Rules {
		p.rules[compiled.Rules[i].ID] = &compiled.Rules[i]
	}
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
	compiled, err := e.book.Compile(packs)
	if err != nil {
		return err
	}
	p.use(compiled)
	if p.standards, err = e.book.Standards(packs); err != nil {
		return err
	}
	p.clauses = e.clausesOf(packs)
	p.store = e.data(e.options.Params, p.clauses)
	return nil
}

// clausesOf gives the severities of the clauses in force by their ids, empty
// where a clause is never a finding: a condition that comes from a clause of a
// pack that is not in force is not applied.
func (e *Evaluator) clausesOf(packs []string) *ast.Term {
	clauses := ast.NewObject()
	for _, clause := range e.book.Served(packs) {
		clauses.Insert(ast.StringTerm(clause.ID), ast.StringTerm(clause.Severity.String()))
	}
	return ast.NewTerm(clauses)
}

func (e *Evaluator) data(params rulebook.Params, clauses *ast.Term) storage.Store {
	return inmem.NewFromASTObject(e.dataWith(params, clauses))
}

// dataWith is what the policies see beside the declaration: figures, the
// calendar, the clauses in force and the ids of all rules.
func (e *Evaluator) dataWith(params rulebook.Params, clauses *ast.Term) ast.Object {
	return object(
		"params", ast.NewTerm(params.Object()),
		"calendar", ast.NewTerm(calendarOf(e.options.Day, params)),
		"clauses", clauses,
		"rules", e.known,
	)
}

// Data gives what the policies see beside a declaration when every pack is in
// force, for the rules' own tests.
func (e *Evaluator) Data() ast.Object {
	return e.dataWith(e.options.Params, e.clausesOf(e.book.Packs()))
}

// Input gives what the policies see of a declaration, for the rules' own
// tests.
func (e *Evaluator) Input(d *declaration.Declaration) *ast.Term {
	return e.converter.input(d, e.readOwn(d).faults, e.options)
}

// Judge judges one group. An error means that the group could not be judged:
// a rule erred, or has no result for something it judges.
func (e *Evaluator) Judge(ctx context.Context, d *declaration.Declaration) (GroupResult, error) {
	own := e.readOwn(d)
	p, err := e.program(own.packs)
	if err != nil {
		return GroupResult{}, err
	}
	store := p.store
	if own.changed {
		store = e.data(own.params, p.clauses)
	}
	input := e.converter.input(d, own.faults, e.options)
	outcomes, group, err := p.judge(ctx, store, input, document{d, own.faults})
	if err != nil {
		return GroupResult{}, err
	}
	circumstances, err := readCircumstances(get(group, "circumstances"))
	if err != nil {
		return GroupResult{}, err
	}
	circumstances.asked = readAsked(get(group, "asked"))
	l := &layers{program: p, reads: p.Reads, d: d, faults: own.faults, circumstances: circumstances, waivers: readWaivers(get(group, "waivers"))}
	l.marked, l.lost = l.mark(outcomes), lostRecords(d)
	if outcomes, err = l.sumUp(ctx, store, input, outcomes); err != nil {
		return GroupResult{}, err
	}
	if outcomes, err = p.completed(outcomes, d, circumstances.asked); err != nil {
		return GroupResult{}, err
	}
	l.lay(outcomes)
	judged := GroupResult{
		Packs: own.packs, Results: l.results(outcomes), Standards: p.standards,
		New:     circumstances.forming || circumstances.graceUntil != "",
		AheadTo: (e.options.Day + calendar.Day(own.params.Int("upcoming.days"))).String(),
	}
	if judged.Outlook, err = outlookOf(get(group, "outlook"), d, l.marked); err != nil {
		return GroupResult{}, err
	}
	if e.options.Custom != nil {
		e.addCustom(ctx, &judged, l, input, e.dataWith(own.params, p.clauses))
	}
	return judged, nil
}

// addCustom adds what an organisation's own rules find.
func (e *Evaluator) addCustom(ctx context.Context, judged *GroupResult, l *layers, input *ast.Term, data ast.Object) {
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
	slices.SortFunc(judged.Results, finding.Compare)
}
