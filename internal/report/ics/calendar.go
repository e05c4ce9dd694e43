// Package ics writes deadlines as an iCalendar file (RFC 5545), which calendar
// programs subscribe to or import.
package ics

import (
	"bufio"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// Event is one deadline, which takes a whole day.
type Event struct {
	// UID is the same in every calendar that has this event, so that a calendar
	// program replaces an event that it already has.
	UID string
	// Day is the last day on which the duty can be met, YYYY-MM-DD.
	Day string
	// Summary says what has to be done, in a line. Details says more.
	Summary, Details string
	// Category is what the event is listed under: the group's name.
	Category string
	// Link is the address of the declared line, or empty.
	Link escape.WebAddress
}

// Calendar writes events one by one. Every time in it is the day judged, at
// midnight UTC, so that equal input gives equal bytes.
type Calendar struct {
	out   *bufio.Writer
	stamp string
}

// Begin writes the beginning of a calendar with a name, made as of a day
// (YYYY-MM-DD).
func Begin(w io.Writer, name, asOf string) *Calendar {
	c := &Calendar{out: bufio.NewWriter(w), stamp: basic(asOf) + "T000000Z"}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//Defra//dgcheck//EN")
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	// Outlook, Google and Apple take the name from this property, which is not in
	// the standard.
	c.line("X-WR-CALNAME:" + text(name))
	return c
}

// Add writes an event. An event whose day is not a date is left out.
func (c *Calendar) Add(e Event) {
	day, err := time.Parse(time.DateOnly, e.Day)
	if err != nil {
		return
	}
	c.line("BEGIN:VEVENT")
	c.line("UID:" + text(e.UID))
	c.line("DTSTAMP:" + c.stamp)
	c.line("DTSTART;VALUE=DATE:" + basic(e.Day))
	// DTEND is the first day after the event.
	c.line("DTEND;VALUE=DATE:" + day.AddDate(0, 0, 1).Format("20060102"))
	c.line("SUMMARY:" + text(e.Summary))
	if e.Details != "" {
		c.line("DESCRIPTION:" + text(e.Details))
	}
	if e.Category != "" {
		c.line("CATEGORIES:" + text(e.Category))
	}
	if e.Link != "" {
		c.line("URL:" + string(e.Link))
	}
	c.line("TRANSP:TRANSPARENT") // the day stays free for other things
	c.line("END:VEVENT")
}

// Flush writes what is still buffered, and returns the first write that failed.
func (c *Calendar) Flush() error { return c.out.Flush() }

// End writes the end of the calendar, and returns the first write that failed.
func (c *Calendar) End() error {
	c.line("END:VCALENDAR")
	return c.Flush()
}

// basic returns a date (YYYY-MM-DD) without its hyphens.
func basic(day string) string { return strings.ReplaceAll(day, "-", "") }

// text escapes a value of the type TEXT (RFC 5545, 3.3.11). Characters that
// control something or are invisible become visible escapes, and every line break
// but ours becomes a space.
func text(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(string(escape.Sentence(line)))
	}
	return strings.Join(lines, `\n`)
}

// longestLine is how many octets a line may have without its end (RFC 5545, 3.1).
const longestLine = 75

// line writes a line, folded between characters: a continued line begins with a
// space.
func (c *Calendar) line(s string) {
	room := longestLine
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		c.out.WriteString(s[:cut])
		c.out.WriteString("\r\n ")
		s, room = s[cut:], longestLine-1
	}
	c.out.WriteString(s)
	c.out.WriteString("\r\n")
}
