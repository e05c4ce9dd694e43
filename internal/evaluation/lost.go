package evaluation

import (
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
)

// lost is a record, such as a waiver, whose reference to an entry has a fault. So it is
// not known which entry the record is about.
type lost struct {
	fault declaration.Fault
	// The field in is the path of the list that has the record. The field of has the
	// subjects of the entries that the record is most likely about.
	in declaration.Path
	of []string
}

// lostRecords returns the records whose reference to an entry has a fault.
func lostRecords(d *declaration.Declaration) []lost {
	var all []lost
	for _, fault := range d.Faults {
		end := slices.IndexFunc(fault.At, func(step declaration.Step) bool { return step.Key == "" })
		if len(fault.Among) == 0 || fault.Level != "" || end < 1 {
			continue
		}
		all = append(all, lost{fault: fault, in: fault.At[:end], of: subjectsAmong(d, fault)})
	}
	return all
}

// subjectsAmong returns the subjects that a faulty reference most likely means. If the
// fault does not narrow them down, these are all entries of the lists it may refer to.
func subjectsAmong(d *declaration.Declaration, fault declaration.Fault) []string {
	var subjects []string
	for _, list := range fault.Among {
		if list == declaration.Topics {
			for _, topic := range fault.Refers {
				subjects = append(subjects, "attestation:"+topic)
			}
			continue
		}
		entries := d.At(declaration.Keys(strings.Split(list, ".")...))
		if entries == nil {
			continue
		}
		for _, entry := range entries.Items {
			id, subject := entry.Member("id"), entry.Member("subject")
			if id != nil && subject != nil && (len(fault.Refers) == 0 || slices.Contains(fault.Refers, id.Text)) {
				subjects = append(subjects, subject.Text)
			}
		}
		subjects = append(subjects, linkedTo(d, list, fault.Refers)...)
	}
	return subjects
}

// linkedTo returns the subjects of pipeline and roadmap items that refer to one of the
// given services or outcomes. The argument list says which of the two the ids are. A
// record about a service or outcome is about such items too.
func linkedTo(d *declaration.Declaration, list string, ids []string) []string {
	var subjects []string
	for _, section := range []string{"pipeline", "roadmap"} {
		items := d.At(declaration.Keys(section, "items"))
		if items == nil {
			continue
		}
		for _, item := range items.Items {
			links, subject := item.Member(list), item.Member("subject")
			if links != nil && subject != nil && slices.ContainsFunc(links.Items, func(link declaration.Value) bool { return slices.Contains(ids, link.Text) }) {
				subjects = append(subjects, subject.Text)
			}
		}
	}
	return subjects
}

// layLost makes a fail or a not-due outcome not assessed if a lost record is most
// likely about its subject and the rule reads the list of that record.
func (l *layers) layLost(j *outcome) {
	if j.verdict != finding.Fail && j.verdict != finding.NotDue {
		return
	}
	for _, record := range l.lost {
		if record.concerns(j.subject) && l.readsFrom(j, record.in) {
			j.unassessed(finding.WaitsForFault(record.fault.Where))
			return
		}
	}
}

// concerns reports whether the record may be about a subject, or about something that
// belongs to the subject.
func (r lost) concerns(subject string) bool {
	return slices.ContainsFunc(r.of, func(of string) bool {
		return subject == of || strings.HasPrefix(subject, of+"/") || subject == wholeGroup && strings.HasPrefix(of, "attestation:")
	})
}

func (l *layers) readsFrom(j *outcome, list declaration.Path) bool {
	return slices.ContainsFunc(l.reads(j.rule.ID).Paths, func(read []string) bool {
		path := declaration.Keys(read...)
		return list.Leads(path) || path.Leads(list)
	})
}
