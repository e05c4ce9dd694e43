package command

import (
	"fmt"
	"io"
	"time"
)

// patience is how long a run takes before its progress is shown.
const patience = 2 * time.Second

// meter shows on a terminal how many groups of a long run are done.
type meter struct {
	out      io.Writer // nil if standard error is not a terminal
	now      func() time.Time
	started  time.Time
	shown    time.Time
	done, of int
}

func newMeter(host Host, of int) *meter {
	m := &meter{now: host.Now, started: host.Now(), of: of}
	if host.Terminal(host.Err) {
		m.out = host.Err
	}
	return m
}

func (m *meter) step() {
	m.done++
	now := m.now()
	if m.out == nil || now.Sub(m.started) < patience || now.Sub(m.shown) < patience/10 {
		return
	}
	m.shown = now
	fmt.Fprintf(m.out, "\r%d of %d groups judged", m.done, m.of)
}

// clear removes the progress from the terminal.
func (m *meter) clear() {
	if !m.shown.IsZero() {
		fmt.Fprint(m.out, "\r\x1b[K")
	}
}
