package html

import (
	"cmp"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// htmlServices is the table of a group's services with the dates of their phases.
type htmlServices struct {
	Rows []htmlService
	// The timelines begin in the month that the field From names and end in the month
	// that the field To names. Today is the day of the run in words, and TodayAt its x
	// coordinate in the timelines.
	From, To, Today escape.HTML
	TodayAt         int
}

type htmlService struct {
	Name, Phase escape.HTML
	Owner       htmlPost
	Steps       []htmlStep
	Line        []segment
}

// htmlStep is a phase as a line of text. Look is its CSS class.
type htmlStep struct {
	Name, From, Look escape.HTML
	Planned          bool
}

// segment is a phase as a bar in the timeline. Look is its CSS class.
type segment struct {
	X, Width int
	Look     escape.HTML
}

// The timelines cover three years back and one year ahead, in days. They are lineWidth
// units of the SVG viewBox wide.
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

// segments returns the phases as bars in a timeline that begins on the given day. It
// cuts off the parts of a phase before or after the timeline.
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

// htmlLook returns the CSS class for a phase.
func htmlLook(phase string) escape.HTML {
	switch phase {
	case "discovery", "alpha", "private-beta", "public-beta", "live", "retired":
		return escape.HTML("phase-" + phase)
	}
	return "phase-other"
}

// services writes the services with their phases.
func (p *page) services(g htmlGroup) {
	s := g.Services
	if s == nil {
		return
	}
	p.section(g.ID, "services", "Services")
	p.stack(fill(`Services and their phases. The timelines go from $ to $; the line in them is $`, s.From, s.To, s.Today),
		column{"Service", "service"}, column{"Phase", ""}, column{"Timeline", "phases"})
	for _, service := range s.Rows {
		p.service(service, s.TodayAt)
	}
	p.tableEnd()
	p.end()
}

func (p *page) service(service htmlService, today int) {
	owner := when(service.Owner.There(), fill(` <span class="quiet">Owner: $$</span>`, service.Owner.Role, service.Owner.mail()))
	p.row("service", fill(`<bdi>$</bdi>$`, service.Name, owner))
	p.cell("Phase", cmp.Or(service.Phase, "Not begun"))
	p.put(`
<td class="govuk-table__cell"><span class="stack-name">Timeline</span>`)
	if len(service.Line) > 0 {
		p.timeline(service.Line, today)
	}
	p.put(`
<ol class="govuk-list steps">`)
	for _, step := range service.Steps {
		when := escape.HTML("from")
		if step.Planned {
			when = "planned for"
		}
		p.put(`
<li><svg class="swatch" viewBox="0 0 12 12" aria-hidden="true" focusable="false"><rect class="$" width="12" height="12"/></svg>$ $ $</li>`, step.Look, step.Name, when, step.From)
	}
	if len(service.Steps) == 0 {
		p.put(`
<li>No phase is declared.</li>`)
	}
	p.put(`
</ol>
</td>`)
	p.rowEnd()
}

// timeline draws the phases as bars.
func (p *page) timeline(line []segment, today int) {
	p.put(`
<svg class="timeline" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<rect class="ground" x="0" y="4" width="1000" height="12"/>`)
	for _, s := range line {
		p.put(`
<rect class="$" x="$" y="4" width="$" height="12"/>`, s.Look, number(s.X), number(s.Width))
	}
	p.put(`
<rect class="future" x="$" y="4" width="1000" height="12"/>
<rect class="today" x="$" y="0" width="4" height="20"/>
</svg>`, number(today), number(today))
}
