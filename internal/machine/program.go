package machine

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
)

// Program is a plan read from its file. Several goroutines may share it.
type Program struct {
	texts     []Value
	builtins  []builtin
	functions []*function
	byName    map[string]*function
	empty     *Shape

	rules      int // rules without arguments
	remembered int // functions with one argument whose values are kept
}

// function is a rule or function of the policies.
type function struct {
	name       string
	file       string
	params     int
	locals     int
	rule       int // the index of its value in Machine.constants, or -1
	remembered int // the index of its values in Machine.calls, or -1

	once   sync.Once
	ready  atomic.Bool // set once blocks is filled; see prepare
	code   string      // its statements, as in the file
	blocks [][]op      // its statements as closures, after prepare
	shared *Program
}

// Load reads a plan's file, whose content package plan wrote. It returns an error if
// the file is damaged or of another version.
func Load(file string) (program *Program, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			program, err = nil, fmt.Errorf("read plan: %v", broken)
		}
	}()
	rest, ok := strings.CutPrefix(file, Magic)
	if !ok {
		return nil, errors.New("read plan: it was written for another version")
	}
	r := &reader{rest: rest}
	p := &Program{byName: map[string]*function{}, empty: NewShape(nil)}
	p.texts = make([]Value, r.count())
	for i := range p.texts {
		p.texts[i] = r.text()
	}
	natives := builtins()
	p.builtins = make([]builtin, r.count())
	for i := range p.builtins {
		name := r.text()
		if p.builtins[i] = natives[name]; p.builtins[i] == nil {
			return nil, fmt.Errorf("read plan: there is no builtin %s", name)
		}
	}
	files := make([]string, r.count())
	for i := range files {
		files[i] = r.text()
	}
	p.functions = make([]*function, r.count())
	for i := range p.functions {
		p.functions[i] = p.read(r, files)
	}
	for _, f := range p.functions {
		f.code = r.text()
	}
	return p, nil
}

// read reads the header of a function.
func (p *Program) read(r *reader, files []string) *function {
	f := &function{name: r.text(), file: files[r.number()], params: r.number(), locals: r.number(), rule: -1, remembered: -1, shared: p}
	remember := r.number() == 1
	switch {
	case f.params == 0:
		f.rule = p.rules
		p.rules++
	case remember:
		f.remembered = p.remembered
		p.remembered++
	}
	p.byName[f.name] = f
	return f
}

func (p *Program) function(name string) *function { return p.byName[name] }

// Has reports whether the plan has a rule without arguments at the given path.
func (p *Program) Has(path string) bool {
	f := p.byName[path]
	return f != nil && f.rule >= 0
}

// prepare makes the closures of the function's statements, when it is first called.
func (f *function) prepare() {
	if f.ready.Load() {
		return
	}
	f.once.Do(func() {
		c := &compiler{program: f.shared, function: f, reader: reader{rest: f.code}}
		blocks := make([][]op, c.number())
		for i := range blocks {
			blocks[i] = c.block()
		}
		f.blocks, f.code = blocks, ""
		f.ready.Store(true)
	})
}

// reader reads numbers and texts from a plan's file. It panics if the file is too
// short.
type reader struct{ rest string }

func (r *reader) number() int {
	var n uint64
	for shift := 0; ; shift += 7 {
		if len(r.rest) == 0 || shift > 63 {
			panic("it is cut short")
		}
		b := r.rest[0]
		r.rest = r.rest[1:]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return int(int64(n>>1) ^ -int64(n&1))
		}
	}
}

// count reads a number of entries. It panics if the rest of the file is too short for
// them: each takes at least one byte.
func (r *reader) count() int {
	n := r.number()
	if n < 0 || n > len(r.rest) {
		panic("it is cut short")
	}
	return n
}

func (r *reader) text() string {
	n := r.number()
	if n < 0 || n > len(r.rest) {
		panic("it is cut short")
	}
	text := r.rest[:n]
	r.rest = r.rest[n:]
	return text
}

// Writer writes numbers and texts in the format that Load reads.
type Writer struct{ Bytes []byte }

// Number writes a number.
func (w *Writer) Number(n int) { w.Bytes = binary.AppendVarint(w.Bytes, int64(n)) }

// Text writes the length of a text and then the text.
func (w *Writer) Text(text string) {
	w.Number(len(text))
	w.Bytes = append(w.Bytes, text...)
}
