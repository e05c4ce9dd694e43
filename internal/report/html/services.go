package html

import (
	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// htmlServices holds a group's services with the dates of their phases.
type htmlServices struct {
	Rows []htmlService
	// From and To are the ends of the timelines, and Today is the position of
	// the current day.
	From, To, Today escape.HTML
	TodayAt         int
}

type htmlService struct {
	Name, Phase escape.HTML
	Owner       htmlPost
	Steps       []htmlStep
	Line        []segment
}

// htmlStep is a phase in words.
type htmlStep struct {
	Name, From, Look escape.HTML
	Planned          bool
}

// segment is a phase in the timeline.
type segment struct {
	X, Width int
	Look     escape.HTML
}

// The timelines cover three years back and one year ahead, and are 1000 units
// wide.
const (
	lineBack  = 3 * 365
	lineAhead = 365
	lineWidth = 1000
)

func servicesOf(services []overview.Service, asOf string) *htmlServices {
	if len(services) == 0 {
		return nil
	}
	list := &htmlServices{Today: escape.ForPage(calendar.Long(asOf))}
	today, known := calendar.ParseDay(asOf)
	from := today - lineBack
	list.From, list.To, list.TodayAt = escape.HTML(from.Month().Long()), escape.HTML((today + lineAhead).Month().Long()), htmlPlace(today, from)
	for _, service := range services {
		s := htmlService{Name: escape.ForPage(service.Name), Owner: postOf(service.Owner), Phase: escape.SentenceForPage(service.Phase)}
		for _, phase := range service.Phases {
			s.Steps = append(s.Steps, htmlStep{escape.SentenceForPage(phase.Name), escape.ForPage(calendar.Long(phase.From)), htmlLook(phase.Name), phase.Planned})
		}
		if known {
			s.Line = segments(service.Phases, from)
		}
		list.Rows = append(list.Rows, s)
	}
	return list
}

// segments returns the phases as segments of the timeline, cut at its ends.
func segments(phases []overview.Phase, from calendar.Day) []segment {
	var line []segment
	for i, phase := range phases {
		begins, ok := calendar.ParseDay(phase.From)
		ends := from + lineBack + lineAhead
		if i+1 < len(phases) {
			if next, known := calendar.ParseDay(phases[i+1].From); known {
				ends = next
			}
		}
		if start, end := htmlPlace(begins, from), htmlPlace(ends, from); ok && end > start {
			line = append(line, segment{start, end - start, htmlLook(phase.Name)})
		}
	}
	return line
}

func htmlPlace(day, from calendar.Day) int {
	days := min(max(int(day-from), 0), lineBack+lineAhead)
	return days * lineWidth / (lineBack + lineAhead)
}

// htmlLook returns the class for a phase in the style sheet.
func htmlLook(phase string) escape.HTML {
	switch phase {
	case "discovery", "alpha", "private-beta", "public-beta", "live", "retired":
		return escape.HTML("phase-" + phase)
	}
	return "phase-other"
}
