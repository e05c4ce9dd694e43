package resultjson

import (
	"github.com/DEFRA/dgcheck/internal/overview"
)

// contact reads a post of the group.
func (r *reader) contact() (c overview.Contact) {
	r.object(func(key string) {
		switch key {
		case "as":
			c.As = r.said()
		case "role":
			c.Role = r.text()
		case "email":
			c.Email = r.mailbox()
		default:
			r.skip()
		}
	}, "as", "role", "email")
	return c
}

// service reads a service, of which the format has only the owner and the
// phase.
func (r *reader) service() (s overview.Service) {
	r.object(func(key string) {
		switch key {
		case "id":
			s.ID = r.text()
		case "name":
			s.Name = r.text()
		case "phase":
			s.Phase = r.text()
		case "owner":
			s.Owner = r.post()
		default:
			r.skip()
		}
	}, "id", "name", "phase", "owner")
	return s
}

func (r *reader) waiver() (w overview.Waiver) {
	r.object(func(key string) {
		switch key {
		case "rule":
			w.Rule = r.text()
		case "scope":
			w.Scope = r.scope()
		case "approved_by":
			w.ApprovedBy = r.post()
		case "expires":
			w.Expires = r.day(true)
		default:
			r.skip()
		}
	}, "rule", "scope", "approved_by", "expires")
	return w
}

func (r *reader) scope() (s overview.Scope) {
	r.object(func(key string) {
		switch key {
		case "service":
			s.Service = r.said()
		case "item":
			s.Item = r.said()
		case "month":
			s.Month = r.said()
		case "subject":
			s.Subject = r.said()
		default:
			r.skip()
		}
	})
	return s
}

func (r *reader) post() (p overview.Post) {
	r.object(func(key string) {
		switch key {
		case "role":
			p.Role = r.text()
		case "email":
			p.Email = r.mailbox()
		default:
			r.skip()
		}
	}, "role", "email")
	return p
}

// mailbox reads a plain email address, or an empty text.
func (r *reader) mailbox() string {
	text := r.text()
	if text != "" && !overview.IsMailbox(text) {
		r.wrong("is %.100q, not a mailbox such as team@example.gov.uk", text)
	}
	return text
}
