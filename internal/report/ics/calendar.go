// Package ics writes deadlines as an iCalendar file (RFC 5545), which calendar programs
// can import or subscribe to.
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
	// UID is the same in every calendar that contains the event, so that a calendar
	// program replaces an event that it already has.
	UID string
	// Day is the last day for doing it, YYYY-MM-DD.
	Day string
	// Summary is a line that says what has to be done. Details has more lines.
	Summary, Details string
	// Category is the name of the group.
	Category string
	// Link is the address of the line in the declaration, or "".
	Link escape.WebAddress
}

// Calendar writes events one by one. The time stamp of every event is midnight UTC of
// the day in Begin, so that equal input gives equal bytes.
type Calendar struct {
	out   *bufio.Writer
	stamp string
}

// Begin writes the start of a calendar. asOf (YYYY-MM-DD) is the day of the check.
func Begin(w io.Writer, name, asOf string) *Calendar {
	c := &Calendar{out: bufio.NewWriter(w), stamp: basic(asOf) + "T000000Z"}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//Defra//dgcheck//EN")
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	// Outlook, Google and Apple read the name of the calendar from this property, which
	// is not in the standard.
	c.line("X-WR-CALNAME:" + text(name))
	return c
}

// Add writes an event. It ignores an event whose Day is not a date.
func (c *Calendar) Add(e Event) {
	day, err := time.Parse(time.DateOnly, e.Day)
	if err != nil {
		return
	}
	c.line("BEGIN:VEVENT")
	c.line("UID:" + text(e.UID))
	c.line("DTSTAMP:" + c.stamp)
	c.line("DTSTART;VALUE=DATE:" + basic(e.Day))
	// DTEND is exclusive, so it is the day after the event.
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
	c.line("TRANSP:TRANSPARENT") // the event does not mark the day as busy
	c.line("END:VEVENT")
}

// Flush writes buffered text and returns the first error of a write.
func (c *Calendar) Flush() error { return c.out.Flush() }

// End writes the end of the calendar and returns the first error of a write.
func (c *Calendar) End() error {
	c.line("END:VCALENDAR")
	return c.Flush()
}

// basic returns a date (YYYY-MM-DD) without its hyphens.
func basic(day string) string { return strings.ReplaceAll(day, "-", "") }

// text escapes a value of the type TEXT (RFC 5545, 3.3.11). Control characters and
// invisible characters become visible escapes. A newline becomes the escape \n, and
// other line breaks become spaces.
func text(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(string(escape.Sentence(line)))
	}
	return strings.Join(lines, `\n`)
}

// longestLine is the maximum length of a line in octets, without its line break (RFC
// 5545, 3.1).
const longestLine = 75

// line writes a line. It folds a long line between characters; each continuation line
// begins with a space.
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
