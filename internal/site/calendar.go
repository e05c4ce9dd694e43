package site

import (
	"io"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/ics"
)

// calendarFile is the file name of the calendar.
const calendarFile = "calendar.ics"

// calendar writes the deadlines of all groups as an iCalendar file.
func (s *site) calendar() error {
	return s.file(calendarFile, func(w io.Writer) error {
		c := ics.Begin(w, s.Title+": deadlines", s.AsOf)
		taken := map[string]int{}
		for _, d := range s.deadlines {
			uid := d.key
			due, rule, subject := s.words.text(d.due), s.words.text(d.rule), s.words.text(d.subject)
			taken[uid]++
			if n := taken[uid]; n > 1 { // several groups have the same id
				uid += "-" + strconv.Itoa(n)
			}
			about := ""
			if _, entry, is := strings.Cut(subject, ":"); is {
				about = ", " + entry
			}
			c.Add(ics.Event{
				UID: uid + "@dgcheck", Day: due, Summary: d.member.name + about + ": " + s.toDo(d),
				Details: s.toDo(d) + " (" + rule + ")\nAbout: " + aboutText(subject) + "\nLead: " + strings.TrimSpace(d.member.lead.Role+" "+d.member.lead.Email), Category: d.member.name,
			})
		}
		return c.End()
	})
}
