package resultjson

import (
	"github.com/DEFRA/dgcheck/internal/overview"
)

// contact is a post of the group. As is what the post does for the group.
type contact struct {
	As    string `json:"as"`
	Role  string `json:"role"`
	Email string `json:"email"`
}

// service is a service with its owner and its phase on the day of the run.
type service struct {
	ID    string        `json:"id"`
	Name  string        `json:"name"`
	Phase string        `json:"phase"`
	Owner overview.Post `json:"owner"`
}

// waiver is a waiver as declared, whether it is accepted or not.
type waiver struct {
	Rule       string         `json:"rule"`
	Scope      overview.Scope `json:"scope"`
	ApprovedBy overview.Post  `json:"approved_by"`
	Expires    string         `json:"expires"`
}

func contactsOf(p overview.Overview) []contact {
	contacts := make([]contact, len(p.Contacts))
	for i, c := range p.Contacts {
		contacts[i] = contact{c.As, c.Role, c.Email}
	}
	return contacts
}

func servicesOf(p overview.Overview) []service {
	services := make([]service, len(p.Services))
	for i, s := range p.Services {
		services[i] = service{s.ID, s.Name, s.Phase, s.Owner}
	}
	return services
}

func waiversOf(p overview.Overview) []waiver {
	waivers := make([]waiver, len(p.Waivers))
	for i, w := range p.Waivers {
		waivers[i] = waiver{w.Rule, w.Scope, w.ApprovedBy, w.Expires}
	}
	return waivers
}
