package resultjson

import (
	"github.com/DEFRA/dgcheck/internal/finding"
)

// outlook reads the outlook. Its lists must be present, even if they are empty.
func (r *reader) outlook() *finding.Outlook {
	o := &finding.Outlook{Assessments: []finding.NextAssessment{}, Readiness: []finding.Preparations{}}
	r.object(func(key string) {
		switch key {
		case "spend":
			o.Spend = r.spend()
		case "assessments":
			r.list(func() { o.Assessments = append(o.Assessments, r.assessment()) })
		case "readiness":
			r.list(func() { o.Readiness = append(o.Readiness, r.preparations()) })
		default:
			r.skip()
		}
	}, "spend", "assessments", "readiness")
	return o
}

func (r *reader) spend() (s finding.SpendOutlook) {
	r.object(func(key string) {
		switch key {
		case "quarter":
			s.Quarter = r.text()
		case "name":
			s.Name = r.text()
		case "posture":
			s.Posture = r.word("all", "high-medium", "high-only", "unknown")
		case "because":
			s.Because = r.text()
		default:
			r.skip()
		}
	}, "quarter", "name", "posture", "because")
	return s
}

func (r *reader) assessment() (a finding.NextAssessment) {
	r.object(func(key string) {
		switch key {
		case "service":
			a.Service = r.text()
		case "called":
			a.Called = r.text()
		case "assessment":
			a.Assessment = r.word("alpha", "beta", "live")
		case "arranged":
			a.Arranged = r.flag()
		case "panel":
			a.Panel = r.word("internal", "cross-government", "")
		case "because":
			a.Because = r.text()
		case "planned":
			a.Planned = r.day(true)
		case "book_by":
			a.BookBy = r.day(true)
		default:
			r.skip()
		}
	}, "service", "called", "assessment", "arranged", "panel", "because", "planned", "book_by")
	return a
}

func (r *reader) preparations() finding.Preparations {
	p := finding.Preparations{Open: []finding.Preparation{}}
	r.object(func(key string) {
		switch key {
		case "service":
			p.Service = r.text()
		case "called":
			p.Called = r.text()
		case "open":
			r.list(func() { p.Open = append(p.Open, r.preparation()) })
		default:
			r.skip()
		}
	}, "service", "called", "open")
	return p
}

func (r *reader) preparation() (p finding.Preparation) {
	r.object(func(key string) {
		switch key {
		case "key":
			p.Key = r.text()
		case "label":
			p.Label = r.text()
		case "stage":
			p.Stage = r.text()
		default:
			r.skip()
		}
	}, "key", "label", "stage")
	return p
}
