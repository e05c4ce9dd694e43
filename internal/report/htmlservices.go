package report

import (
	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/overview"
)

// htmlServices holds a group's services with the dates of their phases.
type htmlServices struct {
	Rows []htmlService
	// From and To are the ends of the timelines, and Today is the position of
	// the current day.
	From, To, Today shown
	TodayAt         int
}

type htmlService struct {
	Name, Phase shown
	Owner       htmlPost
	Steps       []htmlStep
	Line        []htmlSegment
}

// htmlStep is a phase in words.
type htmlStep struct {
	Name, From, Look shown
	Planned          bool
}

// htmlSegment is a phase in the timeline.
type htmlSegment struct {
	X, Width int
	Look     shown
}

// The timelines cover three years back and one year ahead, and are 1000 units
// wide.
const (
	lineBack  = 3 * 365
	lineAhead = 365
	lineWidth = 1000
)

func htmlServicesOf(services []overview.Service, asOf string) *htmlServices {
	if len(services) == 0 {
		return nil
	}
	list := &htmlServices{Today: forPage(calendar.Long(asOf))}
	today, known := calendar.ParseDay(asOf)
	from := today - lineBack
	list.From, list.To, list.TodayAt = shown(from.Month().Long()), shown((today + lineAhead).Month().Long()), htmlPlace(today, from)
	for _, service := range services {
		s := htmlService{Name: forPage(service.Name), Owner: htmlPostOf(service.Owner), Phase: htmlSentence(service.Phase)}
		for _, phase := range service.Phases {
			s.Steps = append(s.Steps, htmlStep{htmlSentence(phase.Name), forPage(calendar.Long(phase.From)), htmlLook(phase.Name), phase.Planned})
		}
		if known {
			s.Line = htmlSegments(service.Phases, from)
		}
		list.Rows = append(list.Rows, s)
	}
	return list
}

// htmlSegments returns the phases as segments of the timeline, cut at its ends.
func htmlSegments(phases []overview.Phase, from calendar.Day) []htmlSegment {
	var line []htmlSegment
	for i, phase := range phases {
		begins, ok := calendar.ParseDay(phase.From)
		ends := from + lineBack + lineAhead
		if i+1 < len(phases) {
			if next, known := calendar.ParseDay(phases[i+1].From); known {
				ends = next
			}
		}
		if start, end := htmlPlace(begins, from), htmlPlace(ends, from); ok && end > start {
			line = append(line, htmlSegment{start, end - start, htmlLook(phase.Name)})
		}
	}
	return line
}

func htmlPlace(day, from calendar.Day) int {
	days := min(max(int(day-from), 0), lineBack+lineAhead)
	return days * lineWidth / (lineBack + lineAhead)
}

// htmlLook returns the class for a phase in the style sheet.
func htmlLook(phase string) shown {
	switch phase {
	case "discovery", "alpha", "private-beta", "public-beta", "live", "retired":
		return shown("phase-" + phase)
	}
	return "phase-other"
}
